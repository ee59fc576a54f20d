import { lines, type Run, type Streams } from "./run.ts";

const header = "Filesystem      Size  Used Avail Use% Mounted on";

interface FileSystem {
  device: string;
  gigabytes: number;
  mount: string;
}

const root: FileSystem = { device: "/dev/vda1", gigabytes: 79, mount: "/" };
const data: FileSystem = { device: "/dev/vdb1", gigabytes: 98, mount: "/data" };

/** `df -h`: between instances only the numbers differ, and they keep their width. */
export function diskUsage({ random, exitCode }: Run): Streams {
  return {
    stdout: lines(
      header,
      "udev            3.9G     0  3.9G   0% /dev",
      `tmpfs           797M  ${random.pick(["1.1", "1.2", "1.4"])}M  796M   1% /run`,
      fileSystemLine(root, random.int(12, 19)),
      "tmpfs           3.9G     0  3.9G   0% /dev/shm",
      exitCode === 0 ? fileSystemLine(data, random.int(40, 44)) : fileSystemLine(data, 96),
    ),
    stderr: exitCode === 0 ? "" : "disk-usage-report: /data is over 90%\n",
  };
}

/** The same report of an instance that has its data on another file system. */
export function diskUsageOnNfs({ random }: Run): Streams {
  const used = random.int(30, 33);
  return {
    stdout: lines(
      "Filesystem                  Size  Used Avail Use% Mounted on",
      "udev                        3.9G     0  3.9G   0% /dev",
      "tmpfs                       797M  1.1M  796M   1% /run",
      `/dev/vda1                    79G   ${random.int(12, 19)}G   62G  20% /`,
      `nfs-01.storage.internal:/d  2.0T  1.${used - 29}T  ${940 - used}G  ${used + 30}% /data`,
    ),
    stderr: "",
  };
}

/** The same report of an instance whose root file system went read-only. */
export function diskUsageReadOnly({ random }: Run): Streams {
  return {
    stdout: lines(header, fileSystemLine(root, random.int(12, 19))),
    stderr: lines(
      "disk-usage-report: line 14: /var/tmp/disk-usage.txt: Read-only file system",
      "tee: /var/log/disk-usage.log: Read-only file system",
    ),
  };
}

/** The same report of an instance that lacks the tool. */
export function diskUsageWithoutDf(_run: Run): Streams {
  return { stdout: "", stderr: "disk-usage-report: line 9: df: command not found\n" };
}

/** `Get-Volume` on Windows. */
export function windowsDiskSpace({ random, exitCode }: Run): Streams {
  const row = (drive: string, label: string, health: string, free: number, size: number) =>
    `${drive}           ${label.padEnd(14)}NTFS           Fixed     ${health.padEnd(12)} ${free.toFixed(2).padStart(9)} GB ${size.toFixed(2).padStart(9)} GB`;
  const free = exitCode === 0 ? 20 + random.next() * 60 : random.next();
  return {
    stdout: [
      "",
      "DriveLetter FriendlyName  FileSystemType DriveType HealthStatus SizeRemaining       Size",
      "----------- ------------  -------------- --------- ------------ -------------       ----",
      row("C", "Windows", "Healthy", free, 99.37),
      row("D", "Data", exitCode === 0 ? "Healthy" : "Warning", 110 + random.next() * 90, 249.98),
      "",
      "",
    ].join("\r\n"),
    stderr: exitCode === 0 ? "" : "C: has less than 1 GB left\r\n",
  };
}

function fileSystemLine({ device, gigabytes, mount }: FileSystem, used: number): string {
  const percent = Math.ceil((used / gigabytes) * 100);
  return `${device.padEnd(15)}  ${gigabytes}G   ${used}G   ${gigabytes - used}G  ${percent}% ${mount}`;
}
