import { edgeDeploy } from "../outputs/deploys.ts";
import { pingGateway } from "../outputs/network.ts";
import { accessLog, agentVersion, cacheWarmer, chineseCleanUp, migration } from "../outputs/programs.ts";
import { curlDownload, gitSync } from "../outputs/transfers.ts";
import { wellKnown } from "../well-known.ts";
import { type Command, script } from "./command.ts";

export const releaseDownload: Command = {
  id: "cmd-5u0cj9t2xg7b",
  name: "fetch-release",
  type: "SHELL",
  timeoutSeconds: 60,
  typicalSeconds: 5,
  failureExitCodes: [22, 28],
  write: curlDownload,
  revisions: [
    script(`
#!/bin/sh
set -eu
version=2.14.1
file="edge-agent-$version.tar.zst"

cd /var/cache/edge-agent
curl --fail --max-time 20 --remote-name "https://releases.internal/edge-agent/$file"
sha256sum "$file"
sha256sum --check "$file.sha256"
`),
  ],
};

const deployScript = (pruning: string) =>
  script(String.raw`
#!/usr/bin/env bash
# Puts a release of edge-app on an instance; goes back to the previous one when it does not get healthy.
set -euo pipefail

tag=2.14.1
previous=$(docker inspect --format '{{ .Config.Image }}' edge-app | cut -d: -f2)
image=registry.internal/edge/edge-app
step() { printf '\e[36m==>\e[0m \e[1m%s\e[0m\n' "$*"; }

step "Deploying edge-app $tag on $(hostname -s)"
docker pull "$image:$tag"

step "Installing hooks"
npm ci --prefix /opt/edge-app/hooks --color=always

start() {
  docker rm --force edge-app
  docker run --detach --name edge-app --restart unless-stopped --publish 8443:8443 "$image:$1"
}

start "$tag"

step "Waiting for health"
for attempt in $(seq 1 10); do
  code=$(curl --silent --output /dev/null --write-out '%{http_code}' https://127.0.0.1:8443/healthz || true)
  printf '\e[2mattempt %d\e[0m %s\n' "$attempt" "$code"
  if [ "$code" = 200 ]; then
    printf '\e[42;30m DONE \e[0m edge-app %s is \e[1;32mhealthy\e[0m\n' "$tag"
    ${pruning}
    exit 0
  fi
  sleep 3
done

printf '\e[41;97m FAIL \e[0m edge-app %s did not become healthy within 30s, rolling back to %s\n' "$tag" "$previous" >&2
start "$previous"
exit 1
`);

export const deploy: Command = {
  id: "cmd-3y8lw1n6rd4v",
  name: "deploy-edge-app",
  type: "SHELL",
  timeoutSeconds: 60,
  typicalSeconds: 22,
  failureExitCodes: [1],
  write: edgeDeploy,
  revisions: [
    deployScript("docker image prune --force"),
    deployScript("docker image prune --force --filter 'until=168h'"),
  ],
};

export const gatewayPing: Command = {
  id: "cmd-7q2sx5i0ka9h",
  name: "ping-gateways",
  type: "SHELL",
  timeoutSeconds: 30,
  typicalSeconds: 4,
  failureExitCodes: [1],
  write: pingGateway,
  revisions: [
    script(`
#!/bin/sh
gateway=$(ip route show default | awk '{ print $3; exit }')
ping -c 5 "$gateway"
`),
  ],
};

export const configSync: Command = {
  id: "cmd-1f4ob7e8zj3t",
  name: "config-sync",
  type: "SHELL",
  timeoutSeconds: 40,
  typicalSeconds: 3,
  failureExitCodes: [1],
  write: gitSync,
  revisions: [
    script(`
#!/bin/sh
set -e
cd /etc/edge-config
git fetch --progress origin main
git checkout --detach origin/main
nginx -t -q
systemctl reload nginx
`),
  ],
};

export const schemaMigration: Command = {
  id: "cmd-8v6mg0d2uq5y",
  name: "run-migrations",
  type: "SHELL",
  timeoutSeconds: 60,
  typicalSeconds: 6,
  failureExitCodes: [1],
  write: migration,
  revisions: [
    script(`
#!/usr/bin/env bash
set -euo pipefail
source /opt/edge/venv/bin/activate
export PGOPTIONS='-c lock_timeout=5s'
exec python /opt/edge/bin/migrate.py --config /etc/edge/alembic.ini
`),
  ],
};

export const cacheWarmUp: Command = {
  id: "cmd-6c9hp3r7wx1l",
  name: "warm-cache",
  type: "SHELL",
  timeoutSeconds: 60,
  typicalSeconds: 12,
  failureExitCodes: [1, 137],
  write: cacheWarmer,
  revisions: [
    script(String.raw`
#!/bin/sh
exec java -Xmx768m -XX:+ExitOnOutOfMemoryError \
  -cp '/opt/edge/cache/lib/*' net.edge.cache.Main --shards 8 --timeout 45s
`),
  ],
};

export const versionReport: Command = {
  id: "cmd-0k5tn8b4fs6g",
  name: "agent-version",
  type: "SHELL",
  timeoutSeconds: 10,
  typicalSeconds: 1,
  failureExitCodes: [127],
  write: agentVersion,
  revisions: [
    script(`
#!/usr/bin/env bash
# No line break, so that other scripts can take it as it is.
printf '%s' "$(edge-agent --version)"
`),
  ],
};

/** An ID with everything that breaks an unencoded path. */
export const chineseCacheCleanUp: Command = {
  id: wellKnown.oddCommandId,
  name: "清理缓存 cache clean-up",
  type: "SHELL",
  timeoutSeconds: 30,
  typicalSeconds: 4,
  failureExitCodes: [1],
  write: chineseCleanUp,
  revisions: [
    script(`
#!/bin/bash
# 删除七天前的缓存文件
set -eu
echo "开始清理 $(hostname -s) 的缓存…"
echo "  扫描目录：/var/cache/edge（共 $(find /var/cache/edge -type f | wc -l) 个文件）"
find /var/cache/edge -type f -mtime +7 -delete
echo "✅ 清理完成，一切正常。"
`),
  ],
};

export const accessLogDump: Command = {
  id: "cmd-4r1ez6a9vo2p",
  name: "dump-access-log",
  type: "SHELL",
  timeoutSeconds: 60,
  typicalSeconds: 8,
  failureExitCodes: [1],
  write: (run) => accessLog(run, run.random.int(20, 60)),
  revisions: [
    script(`
#!/bin/sh
cat /var/log/edge/access.log
`),
  ],
};
