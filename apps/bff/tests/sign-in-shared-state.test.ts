import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Writable } from "node:stream";
import { ClientOfflineError } from "@redis/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "../src/logger.ts";
import { createMemoryState } from "../src/shared-state/memory-state.ts";
import { connectToRedis } from "../src/shared-state/redis-connection.ts";
import { createRedisState } from "../src/shared-state/redis-state.ts";
import { type SharedState, SharedStateError } from "../src/shared-state/shared-state.ts";
import { type RedisServer, redisProgram, startRedis, unlessRedisIsMissing } from "./support/redis-server.ts";

const silent = createLogger("silent");

async function connected(url: string, logger = silent) {
  const redis = await connectToRedis(
    url,
    { setting: "REDIS_URL", without: "requests that need it fail" },
    logger,
  );
  await once(redis.client, "ready");
  return redis;
}

/** A logger, and what it was told. */
function kept() {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, logger: createLogger("trace", destination) };
}

describe.each([
  { kind: "memory", skipped: false },
  { kind: `Redis${unlessRedisIsMissing}`, skipped: redisProgram === undefined },
])("the shared state in $kind", ({ kind, skipped }) => {
  describe.skipIf(skipped)("keeps marks", () => {
    let server: RedisServer | undefined;
    let state: SharedState;

    beforeAll(async () => {
      if (kind === "memory") {
        state = createMemoryState(Date.now);
        return;
      }
      server = await startRedis();
      state = createRedisState(await connected(server.url), Date.now);
    });
    afterAll(async () => {
      await state.close();
      await server?.close();
    });

    it("under their own key", async () => {
      const key = randomUUID();
      await state.mark(key, Date.now() + 60_000);
      expect(await state.isMarked(key)).toBe(true);
      expect(await state.isMarked(randomUUID())).toBe(false);
    });

    it("until their time has come", async () => {
      const key = randomUUID();
      await state.mark(key, Date.now() + 300);
      await expect.poll(() => state.isMarked(key), { timeout: 30_000 }).toBe(false);
    });

    it("not at all when their time is over", async () => {
      const key = randomUUID();
      await state.mark(key, Date.now() - 1);
      expect(await state.isMarked(key)).toBe(false);
    });

    it("as long as the last one who set them said", async () => {
      const key = randomUUID();
      await state.mark(key, Date.now() + 1);
      await state.mark(key, Date.now() + 60_000);
      expect(await state.isMarked(key)).toBe(true);
    });
  });
});

describe("the shared state in memory", () => {
  it("goes by our own clock", async () => {
    let now = 0;
    const state = createMemoryState(() => now);
    await state.mark("a", 10);
    now = 9;
    expect(await state.isMarked("a")).toBe(true);
    now = 10;
    expect(await state.isMarked("a")).toBe(false);
  });
});

describe.skipIf(redisProgram === undefined)(`the shared state in Redis${unlessRedisIsMissing}`, () => {
  it("is one for all who connect", async () => {
    const server = await startRedis();
    const [one, other] = [
      createRedisState(await connected(server.url), Date.now),
      createRedisState(await connected(server.url), Date.now),
    ];
    await one.mark("key", Date.now() + 60_000);
    expect(await other.isMarked("key")).toBe(true);
    await Promise.all([one.close(), other.close(), server.close()]);
  });

  it("fails at once while Redis is gone, works again when it is back, and logs both once, without the password", async () => {
    const password = "canary-password";
    const first = await startRedis({ password });
    const { lines, logger } = kept();
    const url = first.url.replace("//", `//:${password}@`);
    const redis = await connected(url, logger);
    const state = createRedisState(redis, Date.now);
    await state.mark("key", Date.now() + 60_000);
    await first.close();
    await expect.poll(() => redis.client.isReady).toBe(false);
    await expect(state.isMarked("key")).rejects.toBeInstanceOf(SharedStateError);
    await expect(state.mark("key", Date.now() + 1000)).rejects.toBeInstanceOf(SharedStateError);

    const second = await startRedis({ password, port: first.port });
    await expect.poll(() => state.isMarked("key").catch(() => undefined), { timeout: 30_000 }).toBe(false);
    await state.close();
    await second.close();
    const messages = lines.map((line) => JSON.parse(line).msg);
    expect(messages).toEqual([expect.stringContaining("cannot be reached"), expect.stringContaining("back")]);
    expect(lines.join("")).not.toContain(password);
  });

  it("is not lost when Redis answers a ping with an error, as it does when something is wrong with its disk", async () => {
    const server = await startRedis();
    const { lines, logger } = kept();
    const redis = await connected(server.url, logger);
    await redis.client.sendCommand(["ACL", "SETUSER", "default", "-ping"]);
    const [error] = await once(redis.client, "error");
    expect(String(error)).toContain("NOPERM");
    const state = createRedisState(redis, Date.now);
    expect(await state.isMarked("key")).toBe(false);
    expect(lines).toEqual([]);
    await state.close();
    await server.close();
  });

  it("fails in time when Redis hangs, at once for those who ask next, and works again when it goes on", async () => {
    const server = await startRedis();
    const { lines, logger } = kept();
    const state = createRedisState(await connected(server.url, logger), Date.now);
    server.stall();
    const first = await Promise.allSettled([state.isMarked("one"), state.isMarked("other")]);
    for (const { status } of first) expect(status).toBe("rejected");
    for (const key of ["one", "other"]) {
      const failure = await state.isMarked(key).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(SharedStateError);
      // Nothing was sent that could be waited for.
      expect(failure).toHaveProperty("cause", expect.any(ClientOfflineError));
    }
    server.resume();
    await expect.poll(() => state.isMarked("one").catch(() => undefined), { timeout: 30_000 }).toBe(false);
    await state.close();
    await server.close();
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ setting: "REDIS_URL", reason: "no reply in 2200 ms" }),
      expect.objectContaining({ setting: "REDIS_URL", msg: "Redis is back" }),
    ]);
  });

  it("is known to be lost when Redis hangs while nobody asks", async () => {
    const server = await startRedis();
    const redis = await connected(server.url);
    server.stall();
    await expect.poll(() => redis.client.isReady, { timeout: 30_000 }).toBe(false);
    redis.close();
    await server.close();
  });
});
