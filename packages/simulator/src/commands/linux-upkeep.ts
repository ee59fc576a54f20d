import { diskUsage } from "../outputs/disk.ts";
import { aptUpgrade } from "../outputs/packages.ts";
import { healthCheck, silence } from "../outputs/programs.ts";
import { journalErrors, nginxStatus } from "../outputs/services.ts";
import { backup } from "../outputs/transfers.ts";
import { wellKnown } from "../well-known.ts";
import { type Command, script } from "./command.ts";

export const diskUsageReport: Command = {
  id: wellKnown.diskUsageCommandId,
  name: "disk-usage-report",
  type: "SHELL",
  timeoutSeconds: 30,
  typicalSeconds: 2,
  failureExitCodes: [1],
  write: diskUsage,
  revisions: [
    script(`
#!/usr/bin/env bash
# Reports disk usage and fails when the data volume is nearly full.
set -uo pipefail

limit=90
report=/var/tmp/disk-usage.txt

df -h | tee "$report"

used=$(df --output=pcent /data | tail -1 | tr -dc '0-9')
if [ "$used" -gt "$limit" ]; then
  echo "disk-usage-report: /data is over $limit%" >&2
  exit 1
fi
`),
  ],
};

const backupScript = (target: string) =>
  script(String.raw`
#!/usr/bin/env bash
# Backs up the configuration of an instance, and keeps two weeks of it.
set -euo pipefail

target=${target}
keep_days=14
today=$(date -u +%F)
host=$(hostname -s)

echo "Backing up $host to $target/$today"

start=$(date +%s.%N)
tar --create --zstd --verbose \
    --file "$target/$today/$host.tar.zst" \
    --exclude '*.log' --exclude '*.sock' \
    /etc/nginx /etc/systemd /etc/ssl /etc/edge-agent /etc/cron.d

size=$(du -m "$target/$today/$host.tar.zst" | cut -f1)
echo "Wrote $size MB in $(echo "$(date +%s.%N) - $start" | bc) s"

find "$target" -mindepth 1 -maxdepth 1 -type d -mtime "+$keep_days" \
  -exec rm -r {} +
`);

/** Its last revision writes to a mount that is not there, which nobody notices before the night. */
export const nightlyBackup: Command = {
  id: wellKnown.nightlyBackupCommandId,
  name: "nightly-backup",
  type: "SHELL",
  timeoutSeconds: 60,
  typicalSeconds: 14,
  failureExitCodes: [2],
  write: backup,
  revisions: [backupScript("/mnt/backup"), backupScript("/mnt/backup-v2")],
};

export const packageUpdates: Command = {
  id: "cmd-9s4jt6u1fz8e",
  name: "package-updates",
  type: "SHELL",
  timeoutSeconds: 60,
  typicalSeconds: 25,
  failureExitCodes: [100],
  write: aptUpgrade,
  revisions: [
    script(String.raw`
#!/bin/sh
set -e
export DEBIAN_FRONTEND=noninteractive

apt-get update
apt-get --yes --option Dpkg::Options::=--force-confold \
        --option Dpkg::Progress-Fancy=1 upgrade

if [ -f /var/run/reboot-required ]; then
  touch /etc/edge-agent/drain-and-reboot
fi
`),
  ],
};

export const nginxReport: Command = {
  id: "cmd-2m5ga0xk7r4w",
  name: "nginx-status",
  type: "SHELL",
  timeoutSeconds: 30,
  typicalSeconds: 1,
  failureExitCodes: [3],
  write: nginxStatus,
  revisions: [
    script(`
#!/bin/sh
SYSTEMD_COLORS=1 SYSTEMD_PAGER= systemctl status nginx --full --lines 5
`),
  ],
};

export const journalReport: Command = {
  id: "cmd-8d1vq3c6lt0j",
  name: "journal-warnings",
  type: "SHELL",
  timeoutSeconds: 30,
  typicalSeconds: 2,
  failureExitCodes: [1],
  write: journalErrors,
  revisions: [
    script(`
#!/bin/sh
# Everything at warning or worse in the last hour.
journalctl --no-pager --priority warning --since -1h
`),
  ],
};

export const healthReport: Command = {
  id: "cmd-4n9ek2y7ps5u",
  name: "health-check",
  type: "SHELL",
  timeoutSeconds: 20,
  typicalSeconds: 1,
  failureExitCodes: [1],
  write: healthCheck,
  revisions: [
    script(String.raw`
#!/usr/bin/env bash
# One JSON object a check; exits with 1 when any of them fails.
set -u

host=$(hostname -s)
failed=""
count=0

check() {
  local name=$1 start ok=true
  shift
  start=$(date +%s%3N)
  "$@" > /dev/null 2>&1 || { ok=false; failed="$failed $name"; count=$((count + 1)); }
  printf '{"time":"%s","level":"%s","host":"%s","check":"%s","ok":%s,"ms":%d}\n' \
    "$(date -u +%FT%T.%3NZ)" "$([ $ok = true ] && echo info || echo error)" \
    "$host" "$name" "$ok" "$(( $(date +%s%3N) - start ))"
}

check dns        getent hosts origin.internal
check ntp        chronyc waitsync 1 0.1
check disk       test -w /data
check edge-agent systemctl is-active edge-agent
check origin     curl --fail --max-time 5 https://origin.internal/healthz

if [ "$count" -gt 0 ]; then
  echo "health-check: $count of 5 failed:$failed" >&2
  exit 1
fi
`),
  ],
};

export const logRotation: Command = {
  id: "cmd-0h6zf8o3mb1q",
  name: "rotate-logs",
  type: "SHELL",
  timeoutSeconds: 30,
  typicalSeconds: 3,
  failureExitCodes: [1],
  write: silence,
  revisions: [
    script(`
#!/bin/sh
# Says nothing when all is well.
exec /usr/sbin/logrotate --force /etc/logrotate.d/edge
`),
  ],
};
