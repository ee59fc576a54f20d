import { clockTime, day, minute } from "../times.ts";
import { lines, type Run, repeat, type Streams, sgr } from "./run.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** `systemctl status nginx` with colours kept, as with SYSTEMD_COLORS=1. */
export function nginxStatus({ random, instance, startedAt, exitCode }: Run): Streams {
  const running = exitCode === 0;
  const minutes = random.int(2, 50);
  // From a week on systemd counts in weeks.
  const days = random.int(2, 6);
  const since = startedAt - minutes * minute - (running ? days * day : 0);
  const pid = random.int(600, 32_000);
  const at = new Date(since);
  const date = `${weekdays[at.getUTCDay()]} ${at.toISOString().slice(0, 10)} ${clockTime(since)} UTC`;
  const head = [
    `${sgr(running ? "0;1;32" : "0;1;31", "●")} nginx.service - A high performance web server and a reverse proxy server`,
    `     Loaded: loaded (/lib/systemd/system/nginx.service; ${sgr("0;1;32", "enabled")}; preset: ${sgr("0;1;32", "enabled")})`,
  ];
  if (!running) {
    return {
      stdout: lines(
        ...head,
        `     Active: ${sgr("0;1;31", "failed")} (Result: exit-code) since ${date}; ${minutes}min ago`,
        "       Docs: man:nginx(8)",
        `    Process: ${pid} ExecStartPre=/usr/sbin/nginx -t -q ${sgr("0;1;31", "(code=exited, status=1/FAILURE)")}`,
        "",
        journalLine(
          since,
          instance.name,
          `nginx[${pid}]`,
          "nginx: [emerg] bind() to 0.0.0.0:443 failed (98: Address already in use)",
        ),
        journalLine(
          since,
          instance.name,
          "systemd[1]",
          sgr("0;1;38;5;185", "nginx.service: Control process exited, code=exited, status=1/FAILURE"),
        ),
        journalLine(since, instance.name, "systemd[1]", sgr("0;1;31", "Failed to start nginx.service.")),
      ),
      stderr: "",
    };
  }
  return {
    stdout: lines(
      ...head,
      `     Active: ${sgr("0;1;32", "active (running)")} since ${date}; ${days} days ago`,
      "       Docs: man:nginx(8)",
      `   Main PID: ${pid} (nginx)`,
      `      Tasks: ${random.int(3, 9)} ${sgr("0;38;5;245", "(limit: 9509)")}`,
      `     Memory: ${random.int(8, 60)}.${random.int(0, 9)}M`,
      `        CPU: ${random.int(1, 59)}min ${random.int(1, 59)}.${random.int(100, 999)}s`,
      "     CGroup: /system.slice/nginx.service",
      `             ├─${sgr("0;38;5;245", `${pid} "nginx: master process /usr/sbin/nginx -g daemon on; master_process on;"`)}`,
      `             └─${sgr("0;38;5;245", `${pid + 1} "nginx: worker process"`)}`,
      "",
      journalLine(
        since,
        instance.name,
        "systemd[1]",
        "Started nginx.service - A high performance web server and a reverse proxy server.",
      ),
    ),
    stderr: "",
  };
}

const journalMessages = [
  ["sshd", "Failed password for invalid user admin from 203.0.113.7 port 41812 ssh2"],
  ["kernel", "TCP: request_sock_TCP: Possible SYN flooding on port 443. Sending cookies."],
  ["dockerd", 'level=error msg="Handler for GET /v1.43/containers/json returned error: context canceled"'],
  ["chronyd", "Selected source 162.159.200.1 (time.cloudflare.com)"],
  ["systemd-resolved", "Using degraded feature set UDP instead of UDP+EDNS0 for DNS server 10.0.0.2."],
  ["edge-agent", "upstream 10.20.0.14:9443 answered 502, retrying in 250ms"],
] as const;

/** `journalctl -p warning --since -1h`. */
export function journalErrors({ random, instance, startedAt, exitCode }: Run): Streams {
  const count = exitCode === 0 ? random.int(0, 24) : 0;
  if (exitCode !== 0) {
    return { stdout: "", stderr: "Failed to determine timestamp: Structure needs cleaning\n" };
  }
  if (count === 0) return { stdout: "-- No entries --\n", stderr: "" };
  const rows = repeat(count, (index) => {
    const [unit, message] = random.pick(journalMessages);
    const at = startedAt - (count - index) * 2 * minute;
    return journalLine(at, instance.name, `${unit}[${random.int(300, 40_000)}]`, message);
  });
  return { stdout: lines(...rows), stderr: "" };
}

/** `Nov 23 02:00:05 edge-ams-001 sshd[812]: …` */
function journalLine(time: number, host: string, unit: string, message: string): string {
  const at = new Date(time);
  const date = `${months[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2, "0")}`;
  return `${date} ${clockTime(time)} ${host} ${unit}: ${message}`;
}
