import {
  invocationDetailSchema,
  invocationPath,
  outputPath,
  problemSchema,
  staleHeader,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { describe, expect, it } from "vitest";
import { closedAfterEach } from "./support/closers.ts";
import { ask, finishedRow, memory, runningRow, startHeld, tail, until } from "./support/held-upstream.ts";
import { once, startStack } from "./support/stack.ts";

const closers = closedAfterEach();

describe("an answer that the client has already", () => {
  it("is not sent again: lists by a weak tag, finished invocations and outputs by a strong one", async () => {
    const bff = await startStack({ bff: { memory, overrides: { client: once } } });
    closers.push(() => bff.close());
    const detail = invocationDetailSchema.parse(
      await (await bff.get(invocationPath(wellKnown.mixedInvocationId))).json(),
    );
    const output = outputPath({
      invocationId: wellKnown.mixedInvocationId,
      instanceId: detail.instances[0]?.instanceId ?? "",
      stream: "stdout",
    });
    for (const [path, form] of [
      ["/api/invocations?status=Failed", /^W\/"[\w-]{27}"$/],
      [invocationPath(wellKnown.mixedInvocationId), /^"[\w-]{27}\.gzip"$/],
      [output, /^"[\w-]{27}(\.gzip)?"$/],
    ] as const) {
      const first = await bff.get(path, { headers: { "if-none-match": '"none"' } });
      await first.text();
      const etag = first.headers.get("etag") ?? "";
      expect(etag).toMatch(form);
      const again = await bff.get(path, { headers: { "if-none-match": etag } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
      expect(again.headers.get("cache-control")).toBe("no-store");
      expect(again.headers.get("vary")).toContain("Accept-Encoding");
      // The same answer, not compressed, has another tag, and is known by either.
      const plain = await bff.get(path, { headers: { "accept-encoding": "identity" } });
      await plain.text();
      const plainTag = plain.headers.get("etag") ?? "";
      expect(plainTag).toBe(etag.replace(".gzip", ""));
      expect((await bff.get(path, { headers: { "if-none-match": plainTag } })).status).toBe(304);
      expect((await bff.get(path, { headers: { "if-none-match": 'W/"other"' } })).status).toBe(200);
    }
  });

  it("is sent again once it has changed", async () => {
    const held = await startHeld(closers);
    const first = await ask(held, "/api/invocations", runningRow, {
      headers: { "if-none-match": '"none"' },
    });
    const etag = first.headers.get("etag") ?? "";
    held.clock.ms += 3000;
    const changed = await ask(held, "/api/invocations", finishedRow, { headers: { "if-none-match": etag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
  });
});

describe("a list that nobody has yet", () => {
  /** Time passes when the test says. */
  async function start() {
    const waits: { ms: number; pass: () => void }[] = [];
    const later = (ms: number, pass: () => void) => {
      waits.push({ ms, pass });
      return () => {};
    };
    return { waits, held: await startHeld(closers, { overrides: { client: once, later } }) };
  }

  it("has its tag where up to 200 rows come soon", async () => {
    const { held, waits } = await start();
    const response = await ask(held, "/api/invocations?pageSize=200", finishedRow);
    expect(response.headers.get("etag")).toMatch(/^W\//);
    expect(waits.map(({ ms }) => ms)).toEqual([400]);
  });

  it("is sent as it comes, and without a tag, where they do not", async () => {
    const { held, waits } = await start();
    const asked = held.bff.get("/api/invocations?pageSize=200");
    const res = await held.call(0);
    res.write(`${runningRow},`);
    await until(() => expect(waits).toHaveLength(1));
    waits[0]?.pass();
    const response = await asked;
    expect(response.headers.has("etag")).toBe(false);
    res.end(`${finishedRow}${tail}`);
    expect(await response.text()).toContain('"total":1');
  });

  it("is not awaited where it has more rows", async () => {
    const { held, waits } = await start();
    const asked = held.bff.get("/api/invocations?pageSize=201");
    const res = await held.call(0);
    res.write(`${runningRow},`);
    const response = await asked;
    expect(waits).toEqual([]);
    expect(response.headers.has("etag")).toBe(false);
    res.end(`${finishedRow}${tail}`);
    expect(await response.text()).toContain('"total":1');
  });
});

describe("an old answer", () => {
  it("is given while the upstream is unwell, and says so", async () => {
    const held = await startHeld(closers);
    const fresh = await (await ask(held, "/api/invocations", runningRow)).text();
    held.clock.ms += 60_000;
    Object.assign(held.trouble, { status: 503, code: "SERVICE_UNAVAILABLE" });
    const old = await held.bff.get("/api/invocations");
    expect(old.status).toBe(200);
    expect(old.headers.get(staleHeader)).toBe("UPSTREAM_ERROR");
    expect(await old.text()).toBe(fresh);
    await until(() => expect(held.bff.log.at(-1)).toMatchObject({ answeredFrom: "old answer", status: 200 }));
    held.clock.ms += 10 * 60_000;
    expect((await held.bff.get("/api/invocations")).status).toBe(502);
  });

  it("is no output that may have grown", async () => {
    const held = await startHeld(closers);
    const output = outputPath({ invocationId: "inv-1", instanceId: "ins-1", stream: "stdout" });
    expect((await ask(held, output, runningRow)).status).toBe(200);
    held.clock.ms += 60_000;
    Object.assign(held.trouble, { status: 503, code: "SERVICE_UNAVAILABLE" });
    const refused = await held.bff.get(output);
    expect(refused.status).toBe(502);
    expect(problemSchema.parse(await refused.json()).code).toBe("UPSTREAM_ERROR");
  });

  it("never hides that the credentials are refused", async () => {
    const held = await startHeld(closers);
    await (await ask(held, "/api/invocations", runningRow)).text();
    held.clock.ms += 60_000;
    Object.assign(held.trouble, { status: 401, code: "AUTHFAILURE_INVALID_AUTHORIZATION" });
    const refused = await held.bff.get("/api/invocations");
    expect(problemSchema.parse(await refused.json()).code).toBe("UPSTREAM_AUTH");
  });
});
