import { minute } from "../times.ts";
import { hexDigits, lines, type Run, repeat, type Streams } from "./run.ts";

/** `curl -O`: the progress meter goes to stderr and is redrawn with carriage returns. */
export function curlDownload({ random, exitCode }: Run): Streams {
  const megabytes = random.int(48, 52);
  const head =
    "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n" +
    "                                 Dload  Upload   Total   Spent    Left  Speed\n";
  const meter = (percent: number) =>
    `\r${String(percent).padStart(3)} ${megabytes}.0M  ${String(percent).padStart(3)} ${((megabytes * percent) / 100).toFixed(1).padStart(5)}M    0     0  ${random.int(10, 24)}.${random.int(0, 9)}M      0  0:00:0${random.int(2, 5)}  0:00:0${Math.floor(percent / 34)}  0:00:0${Math.floor((100 - percent) / 34)} ${random.int(10, 24)}.${random.int(0, 9)}M`;
  if (exitCode === 0) {
    const sum = hexDigits(random, 64);
    return {
      stdout: lines(`${sum}  edge-agent-2.14.1.tar.zst`, "edge-agent-2.14.1.tar.zst: OK"),
      stderr: `${head}${repeat(11, (step) => meter(step * 10)).join("")}\n`,
    };
  }
  const reason =
    exitCode === 22
      ? "curl: (22) The requested URL returned error: 404"
      : "curl: (28) Operation timed out after 20001 milliseconds with 21495808 out of 52428800 bytes received";
  return { stdout: "", stderr: `${head}${repeat(4, (step) => meter(step * 10)).join("")}\n${reason}\n` };
}

/** `git fetch && git checkout`: git reports progress on stderr and exits with 0. */
export function gitSync({ random, exitCode }: Run): Streams {
  if (exitCode !== 0) {
    return {
      stdout: "",
      stderr: lines(
        "error: Your local changes to the following files would be overwritten by checkout:",
        "\tnginx/conf.d/edge.conf",
        "Please commit your changes or stash them before you switch branches.",
        "Aborting",
      ),
    };
  }
  const objects = random.int(11, 60);
  const [from, to] = [hexDigits(random, 7), hexDigits(random, 7)];
  const count = (label: string, done: string) =>
    `${repeat(4, (step) => `${label}: ${String((step + 1) * 25).padStart(3)}% (${Math.ceil((objects * (step + 1)) / 4)}/${objects})`).join("\r")}${done}\n`;
  return {
    stdout: "",
    stderr:
      `remote: Enumerating objects: ${objects}, done.\n` +
      count("remote: Counting objects", ", done.") +
      count("Receiving objects", `, ${random.int(8, 90)}.21 KiB | ${random.int(2, 9)}.40 MiB/s, done.`) +
      lines(
        "From ssh://git.internal/ops/edge-config",
        `   ${from}..${to}  main       -> origin/main`,
        `Previous HEAD position was ${from} Raise worker_connections`,
        `HEAD is now at ${to} Add the new origin shield`,
      ),
  };
}

/** The nightly backup: tar's verbose list, then a summary. */
export function backup({ random, instance, startedAt, exitCode }: Run): Streams {
  const stamp = new Date(startedAt).toISOString().slice(0, 10);
  if (exitCode !== 0) {
    return {
      stdout: `Backing up ${instance.name} to /mnt/backup-v2/${stamp}\n`,
      stderr: lines(
        `tar: /mnt/backup-v2/${stamp}/${instance.name}.tar.zst: Cannot open: No such file or directory`,
        "tar: Error is not recoverable: exiting now",
      ),
    };
  }
  const files = random.int(6, 18);
  return {
    stdout: lines(
      `Backing up ${instance.name} to /mnt/backup/${stamp}`,
      ...repeat(
        files,
        (index) =>
          `etc/${random.pick(["nginx", "systemd", "ssl", "edge-agent", "cron.d"])}/part-${index}.conf`,
      ),
      `Wrote ${random.int(120, 900)} MB in ${random.int(3, 25)}.${random.int(0, 9)} s, ${files + random.int(1000, 9000)} files`,
      `Removed ${random.int(0, 2)} old backups, oldest kept ${new Date(startedAt - 14 * 24 * 60 * minute).toISOString().slice(0, 10)}`,
    ),
    stderr: "tar: Removing leading `/' from member names\n",
  };
}
