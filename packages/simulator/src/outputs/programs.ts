import type { Random } from "../random.ts";
import { clockTime, naiveTime, second } from "../times.ts";
import { lines, type Run, repeat, type Streams } from "./run.ts";

/** A health check that logs one JSON object a line. */
export function healthCheck({ random, instance, startedAt, exitCode }: Run): Streams {
  const checks = ["dns", "ntp", "disk", "edge-agent", "origin"];
  const broken = exitCode === 0 ? undefined : random.pick(checks);
  const rows = checks.map((check, index) =>
    JSON.stringify({
      time: new Date(startedAt + index * 130).toISOString(),
      level: check === broken ? "error" : "info",
      host: instance.name,
      check,
      ok: check !== broken,
      ms: random.int(1, check === broken ? 5000 : 40),
    }),
  );
  return {
    stdout: lines(...rows),
    stderr: broken === undefined ? "" : `health-check: 1 of ${checks.length} failed: ${broken}\n`,
  };
}

/** A database migration in Python; it fails with a stack trace. */
export function migration({ random, startedAt, exitCode }: Run): Streams {
  const time = logClock(random, startedAt, ",");
  const log = (text: string) => `${time()} INFO  [alembic.runtime.migration] ${text}`;
  const head = [log("Context impl PostgresqlImpl."), log("Will assume transactional DDL.")];
  if (exitCode === 0) {
    return {
      stdout: "",
      stderr: lines(...head, log("Running upgrade 4f1c0d9e -> 8a2be771, add edge_nodes.region")),
    };
  }
  return {
    stdout: "",
    stderr: lines(
      ...head,
      "Traceback (most recent call last):",
      '  File "/opt/edge/venv/lib/python3.11/site-packages/sqlalchemy/engine/base.py", line 1967, in _exec_single_context',
      "    self.dialect.do_execute(",
      '  File "/opt/edge/venv/lib/python3.11/site-packages/sqlalchemy/engine/default.py", line 941, in do_execute',
      "    cursor.execute(statement, parameters)",
      "psycopg.errors.LockNotAvailable: canceling statement due to lock timeout",
      "",
      "The above exception was the direct cause of the following exception:",
      "",
      "Traceback (most recent call last):",
      '  File "/opt/edge/bin/migrate.py", line 58, in <module>',
      "    main()",
      '  File "/opt/edge/bin/migrate.py", line 41, in main',
      '    command.upgrade(config, "head")',
      "sqlalchemy.exc.OperationalError: (psycopg.errors.LockNotAvailable) canceling statement due to lock timeout",
      "[SQL: ALTER TABLE edge_nodes ADD COLUMN region VARCHAR(16) NOT NULL DEFAULT '']",
      "(Background on this error at: https://sqlalche.me/e/20/e3q8)",
    ),
  };
}

/** A cache warmer in Java; it fails with nested causes. */
export function cacheWarmer({ random, startedAt, exitCode }: Run): Streams {
  const time = logClock(random, startedAt, ".");
  const log = (level: string, text: string) =>
    `${time()} [main] ${level.padEnd(5)} net.edge.cache.Warmer - ${text}`;
  const started = [
    log("INFO", "Warming 8 shards"),
    ...repeat(3, (index) => log("INFO", `Shard ${index} warm, ${random.int(900, 4000)} keys`)),
  ];
  if (exitCode === 0) {
    return {
      stdout: lines(
        ...started,
        log("INFO", `Done in ${random.int(3, 20)} s, heap ${random.int(300, 700)} MB`),
      ),
      stderr: "",
    };
  }
  return {
    stdout: lines(...started, log("ERROR", "Giving up")),
    stderr: lines(
      'Exception in thread "main" net.edge.cache.WarmUpException: shard 3 is not reachable',
      "\tat net.edge.cache.Warmer.warm(Warmer.java:118)",
      "\tat net.edge.cache.Warmer.lambda$run$2(Warmer.java:74)",
      "\tat java.base/java.util.stream.ForEachOps$ForEachOp$OfRef.accept(ForEachOps.java:184)",
      "\tat java.base/java.util.ArrayList$ArrayListSpliterator.forEachRemaining(ArrayList.java:1625)",
      "\tat net.edge.cache.Main.main(Main.java:31)",
      "Caused by: java.net.ConnectException: Connection refused",
      "\tat java.base/sun.nio.ch.Net.pollConnect(Native Method)",
      "\tat java.base/sun.nio.ch.SocketChannelImpl.finishConnect(SocketChannelImpl.java:946)",
      "\tat net.edge.cache.Shard.open(Shard.java:63)",
      "\t... 4 more",
    ),
  };
}

/** A tool that says nothing when all is well. */
export function silence({ exitCode }: Run): Streams {
  return {
    stdout: "",
    stderr:
      exitCode === 0 ? "" : "error: stat of /var/log/edge/access.log failed: No such file or directory\n",
  };
}

/** `printf`: the last line has no line break. */
export function agentVersion({ random, exitCode }: Run): Streams {
  if (exitCode !== 0) return { stdout: "", stderr: "bash: line 3: edge-agent: command not found\n" };
  return { stdout: random.pick(["2.14.1", "2.14.1", "2.14.1", "2.13.9"]), stderr: "" };
}

/** A clean-up whose author writes Chinese. */
export function chineseCleanUp({ random, instance, exitCode }: Run): Streams {
  return {
    stdout: lines(
      `开始清理 ${instance.name} 的缓存…`,
      `  扫描目录：/var/cache/edge（共 ${random.int(800, 9000)} 个文件）`,
      `  已删除：${random.int(100, 700)} 个过期文件，释放空间 ${random.int(1, 9)}.${random.int(0, 9)} GB`,
      ...(exitCode === 0 ? ["✅ 清理完成，一切正常。"] : ["❌ 清理失败"]),
    ),
    stderr: exitCode === 0 ? "" : "错误：无法删除 /var/cache/edge/锁：权限不够\n",
  };
}

const linesInSecond = 20;

/** An access log of `count` lines, twenty a second, of about 100 bytes each. */
export function accessLog({ random, startedAt, exitCode }: Run, count: number): Streams {
  if (exitCode !== 0) return { stdout: "", stderr: "cat: /var/log/edge/access.log: Permission denied\n" };
  let time = "";
  const rows = repeat(count, (index) => {
    if (index % linesInSecond === 0) {
      time = naiveTime(startedAt - Math.ceil((count - index) / linesInSecond) * second);
    }
    const path = random.pick(["/live/seg", "/vod/chunk", "/api/v1/token", "/img/hero"]);
    const status = random.pick([200, 200, 200, 206, 304, 404]);
    return `198.51.100.${random.int(1, 254)} - - [${time}] "GET ${path}/${random.int(1e5, 1e6)}.ts HTTP/2.0" ${status} ${random.int(1e4, 1e6)} "-" 0.${random.int(100, 999)}`;
  });
  return { stdout: lines(...rows), stderr: "" };
}

/** Times of successive log lines, to the millisecond. */
function logClock(random: Random, startedAt: number, separator: string): () => string {
  let at = startedAt;
  return () => {
    at += random.int(1, 90);
    return `${clockTime(at)}${separator}${String(Math.floor(at) % 1000).padStart(3, "0")}`;
  };
}
