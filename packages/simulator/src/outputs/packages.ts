import { lines, type Run, repeat, type Streams } from "./run.ts";

const upgrades = [
  ["libssl3", "3.0.15-1~deb12u1", "3.0.16-1~deb12u1", "2028 kB"],
  ["openssl", "3.0.15-1~deb12u1", "3.0.16-1~deb12u1", "1432 kB"],
  ["curl", "7.88.1-10+deb12u8", "7.88.1-10+deb12u9", "315 kB"],
  ["libcurl4", "7.88.1-10+deb12u8", "7.88.1-10+deb12u9", "391 kB"],
  ["tzdata", "2024a-0+deb12u1", "2024b-0+deb12u1", "296 kB"],
  ["base-files", "12.4+deb12u8", "12.4+deb12u9", "70.8 kB"],
  ["linux-image-6.1.0-28-amd64", "6.1.119-1", "6.1.123-1", "68.9 MB"],
] as const;

/** `apt-get update && apt-get upgrade`: progress is redrawn with carriage returns. */
export function aptUpgrade({ random, exitCode }: Run): Streams {
  const mirror = "http://deb.debian.org/debian";
  const fetched = lines(
    `Get:1 http://security.debian.org/debian-security bookworm-security InRelease [48.0 kB]`,
    `Hit:2 ${mirror} bookworm InRelease`,
    `Get:3 ${mirror} bookworm-updates InRelease [55.4 kB]`,
  );
  if (exitCode !== 0) {
    return {
      stdout: fetched,
      stderr: lines(
        `E: Failed to fetch ${mirror}/pool/main/o/openssl/openssl_3.0.16-1~deb12u1_amd64.deb  Temporary failure resolving 'deb.debian.org'`,
        "E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?",
      ),
    };
  }
  const chosen = random.sample(upgrades, random.int(1, 5));
  const total = 61_204 + random.int(0, 900);
  return {
    stdout:
      fetched +
      lines(
        `Fetched 103 kB in 1s (${random.int(88, 204)} kB/s)`,
        "Reading package lists... Done",
        "Building dependency tree... Done",
        "The following packages will be upgraded:",
        `  ${chosen.map(([name]) => name).join(" ")}`,
        `${chosen.length} upgraded, 0 newly installed, 0 to remove and 0 not upgraded.`,
      ) +
      chosen
        .map(
          ([name, , to, size], index) => `Get:${index + 1} ${mirror} bookworm/main ${name} ${to} [${size}]\n`,
        )
        .join("") +
      `${repeat(20, (step) => `(Reading database ... ${(step + 1) * 5}%`).join("\r")}\r` +
      `(Reading database ... ${total} files and directories currently installed.)\n` +
      chosen
        .map(
          ([name, from, to]) =>
            `Preparing to unpack .../${name}_${to}_amd64.deb ...\nUnpacking ${name} (${to}) over (${from}) ...\n`,
        )
        .join("") +
      chosen.map(([name, , to]) => `Setting up ${name} (${to}) ...\n`).join("") +
      `${repeat(10, (step) => progressBar((step + 1) * 10)).join("")}\n` +
      "Processing triggers for libc-bin (2.36-9+deb12u9) ...\n",
    stderr: "debconf: delaying package configuration, since apt-utils is not installed\n",
  };
}

/** apt's own bar: each drawing goes back to the line's start and erases what was there. */
function progressBar(percent: number): string {
  return `\r\u001b[2KProgress: [${String(percent).padStart(3)}%] [${"#".repeat(percent / 5).padEnd(20, ".")}]`;
}
