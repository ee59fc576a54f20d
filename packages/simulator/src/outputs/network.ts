import { lines, type Run, repeat, type Streams } from "./run.ts";

/** `ping -c 5` to the site's gateway. */
export function pingGateway({ random, instance, exitCode }: Run): Streams {
  const gateway = instance.address.replace(/\d+\.\d+$/, "0.1");
  const head = `PING ${gateway} (${gateway}) 56(84) bytes of data.`;
  const statistics = `--- ${gateway} ping statistics ---`;
  if (exitCode !== 0) {
    return {
      stdout: lines(
        head,
        ...repeat(
          3,
          (index) => `From ${instance.address} icmp_seq=${index + 1} Destination Host Unreachable`,
        ),
        "",
        statistics,
        `5 packets transmitted, 0 received, +3 errors, 100% packet loss, time ${random.int(4050, 4099)}ms`,
      ),
      stderr: "",
    };
  }
  const times = Array.from({ length: 5 }, () => 0.2 + random.next() * 0.6);
  const average = times.reduce((sum, time) => sum + time, 0) / times.length;
  return {
    stdout: lines(
      head,
      ...times.map(
        (time, index) => `64 bytes from ${gateway}: icmp_seq=${index + 1} ttl=64 time=${time.toFixed(3)} ms`,
      ),
      "",
      statistics,
      `5 packets transmitted, 5 received, 0% packet loss, time ${random.int(4050, 4099)}ms`,
      `rtt min/avg/max/mdev = ${[Math.min(...times), average, Math.max(...times)].map((time) => time.toFixed(3)).join("/")}/0.0${random.int(10, 99)} ms`,
    ),
    stderr: "",
  };
}
