import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Writable } from "node:stream";
import { digestsPath, outputPath, problemSchema, searchPath } from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { afterEach, describe, expect, it } from "vitest";
import { type AuditedStack, type Person, startAuditedStack } from "./support/audited-stack.ts";
import { metricsOf } from "./support/metrics.ts";

const stacks: AuditedStack[] = [];
afterEach(async () => {
  for (const stack of stacks.splice(0)) await stack.close();
});

async function start(...options: Parameters<typeof startAuditedStack>): Promise<AuditedStack> {
  const stack = await startAuditedStack(...options);
  stacks.push(stack);
  return stack;
}

const viewer: Person = { id: "v-1", name: "Vera", groups: "viewers" };
const reader: Person = { id: "r-1", name: "Robin Ö", groups: "readers" };
const auditor: Person = { id: "a-1", name: "Ada", groups: "auditors" };

const invocationId = wellKnown.mixedInvocationId;
const stdout = outputPath({ invocationId, instanceId: "ins-1", stream: "stdout" });
const search = searchPath(invocationId, {
  text: "hunter2",
  syntax: "regex",
  matchCase: false,
  streams: ["stderr"],
  instanceId: [],
});
const nothing = { profile: null, invocationId: null, instanceId: null, stream: null };
const about = { ...nothing, profile: "main", invocationId };

/** Every request that shows a script or an output to a reader. */
const textPaths = [
  "/api/invocations",
  `/api/invocations/${invocationId}`,
  stdout,
  outputPath({ invocationId, instanceId: "ins-1", stream: "stderr" }),
  search,
  digestsPath(invocationId, []),
  "/api/exports/invocations",
  `/api/exports/invocations/${invocationId}`,
];

describe("the audit trail", () => {
  it.each([
    [
      reader,
      "/api/invocations?status=Failed&pageSize=5",
      "list",
      { ...nothing, profile: "main" },
      "status=Failed&pageSize=5",
    ],
    [viewer, `/api/invocations/${invocationId}`, "detail", about, null],
    [
      reader,
      `${stdout}?download=`,
      "output",
      { ...about, instanceId: "ins-1", stream: "stdout" },
      "download=",
    ],
    [reader, search, "search", about, "stream=stderr&syntax=regex"],
    [reader, digestsPath(invocationId, ["numbers"]), "digests", about, "ignore=numbers"],
    [
      reader,
      "/api/exports/invocations?format=ndjson&commandId=c",
      "export",
      { ...nothing, profile: "main" },
      "commandId=c&format=ndjson",
    ],
    [reader, `/api/exports/invocations/${invocationId}?format=zip`, "export", about, "format=zip"],
    [auditor, "/api/audit?user=vera", "audit", nothing, "user=vera"],
  ])("has the request of %o for %s as one event", async (person, path, action, object, filter) => {
    const { ask, events } = await start();
    const response = await ask(person, path);
    await response.arrayBuffer();
    expect(events()).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        requestId: response.headers.get("x-request-id"),
        action,
        result: "allowed",
        code: null,
        user: { id: person.id, name: person.name },
        address: "192.0.2.7",
        object,
        filter,
        reason: null,
      },
    ]);
  });

  it("tells what was refused, and with which code", async () => {
    const { ask, events, upstreamCalls } = await start();
    for (const [person, path, headers] of [
      [viewer, stdout],
      [auditor, `/api/exports/invocations/${invocationId}`],
      [viewer, "/api/audit"],
      [reader, search, { "X-Requested-With": "other" }],
      [reader, "/api/invocations?profile=secret"],
      [reader, `${stdout}?profile=none`],
      [{ ...reader, groups: "strangers" }, "/api/invocations"],
    ] as const) {
      const response = await ask(person, path, headers);
      expect([403, 404]).toContain(response.status);
    }
    expect(
      events().map(({ action, result, code, object }) => [action, result, code, object.profile]),
    ).toEqual([
      ["output", "refused", "FORBIDDEN", "main"],
      ["export", "refused", "FORBIDDEN", "main"],
      ["audit", "refused", "FORBIDDEN", null],
      ["search", "refused", "FORBIDDEN", "main"],
      ["list", "refused", "PROFILE_NOT_FOUND", "secret"],
      ["output", "refused", "PROFILE_NOT_FOUND", "none"],
      ["list", "refused", "FORBIDDEN", "main"],
    ]);
    expect(upstreamCalls()).toBe(0);
  });

  it("has no event of one who is not signed in, nor of what shows nothing", async () => {
    const { ask, lines } = await start();
    expect((await ask(null, "/api/invocations")).status).toBe(401);
    for (const path of ["/healthz", "/api/session", "/api/openapi.json", "/api/profiles"])
      await ask(viewer, path);
    expect(lines()).toEqual([]);
  });

  it("has what a page asks for again by itself once a minute", async () => {
    let now = Date.parse("2026-01-31T08:00:00Z");
    const { ask, events } = await start({}, { now: () => now });
    for (let second = 0; second < 120; second += 20) {
      await (await ask(reader, "/api/invocations?pageSize=1")).text();
      now += 20_000;
    }
    await (await ask(viewer, "/api/invocations?pageSize=1")).text();
    await (await ask(reader, "/api/invocations?pageSize=2")).text();
    expect(events().map(({ time, user }) => `${time} ${user?.id}`)).toEqual([
      "2026-01-31T08:00:00.000Z r-1",
      "2026-01-31T08:01:00.000Z r-1",
      "2026-01-31T08:02:00.000Z v-1",
      "2026-01-31T08:02:00.000Z r-1",
    ]);
  });

  it.each([
    ["a line of its own", 'x\r\n{"audit":1,"action":"list","user":{"id":"r-1"}}\r\n'],
    ["an end of its text", '","result":"allowed","x":"'],
    ["terminal controls", "\u001b[2K\u001b[1A\u009b31m\u0007\u0000"],
    ["separators that are line ends elsewhere", "\u2028\u2029\u0085\u000b\u000c"],
    ["marks that turn or hide text", "\u202e\u2066\u200b\u00ad\u{e0041}"],
  ])("keeps an ID and a filter with %s in one line, as they are", async (_what, hostile) => {
    const { ask, lines, events } = await start();
    const response = await ask(
      { ...reader, name: 'Eve","result":"refused' },
      `${outputPath({ invocationId: hostile, instanceId: hostile, stream: "stderr" })}?profile=main&download=`,
      { "User-Agent": '{"audit":1}', Referer: "http://127.0.0.1/%0d%0a" },
    );
    await response.text();
    await (await ask(reader, `/api/invocations?${new URLSearchParams({ status: hostile })}`)).text();
    expect(lines()).toHaveLength(2);
    expect(lines().join("")).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);
    const [output, list] = events();
    expect(output).toMatchObject({
      user: { id: "r-1", name: 'Eve","result":"refused' },
      result: "allowed",
      object: { invocationId: hostile, instanceId: hostile, stream: "stderr" },
    });
    expect(new URLSearchParams(list?.filter ?? "").get("status")).toBe(hostile);
  });

  it("never holds what was searched for, nor text of an output", async () => {
    const { ask, lines } = await start();
    for (const path of textPaths) await (await ask(reader, path)).arrayBuffer();
    const text = lines().join("\n");
    expect(lines()).toHaveLength(textPaths.length);
    expect(text).not.toContain("hunter2");
    expect(text).not.toContain("df -h");
  });

  it("goes to standard output, where lines of other kinds may stand as well", async () => {
    const written: string[] = [];
    const output = new Writable({
      write(chunk, _encoding, done) {
        written.push(String(chunk));
        done();
      },
    });
    const { ask } = await start({ sink: { kind: "stdout" } }, { output });
    await (await ask(viewer, "/api/invocations")).text();
    expect(written).toEqual([expect.stringMatching(/^\{"audit":1,"time":".*"action":"list".*\}\n$/)]);
  });
});

describe("a trail whose file was taken away", () => {
  it("is begun anew, which the log and the trail tell, and reading goes on", async () => {
    const { ask, bff, events, path } = await start({ required: true });
    await (await ask(reader, stdout)).text();
    renameSync(path, `${path}.taken`);
    expect((await ask(reader, stdout)).status).not.toBe(503);
    expect(events().map(({ action }) => action)).toEqual(["file-replaced", "output"]);
    expect(bff.log.filter(({ level }) => level === 50)).toEqual([
      expect.objectContaining({ path, msg: expect.stringContaining("a new one was begun") }),
    ]);
  });
});

describe("a trail that cannot be written", () => {
  const fullDisk = "/dev/full";

  it.skipIf(!existsSync(fullDisk)).each(textPaths)(
    "closes %s to a reader when it is required, before the upstream is asked",
    async (path) => {
      const { ask, bff, upstreamCalls } = await start({ path: fullDisk, required: true });
      const response = await ask(reader, path);
      expect(response.status).toBe(503);
      expect(problemSchema.parse(await response.json())).toMatchObject({
        code: "AUDIT_UNAVAILABLE",
        title: "The audit trail is not available",
        detail: expect.stringContaining("cannot be recorded"),
      });
      expect(upstreamCalls()).toBe(0);
      expect(bff.log).toContainEqual(
        expect.objectContaining({
          level: 50,
          requestId: response.headers.get("x-request-id"),
          err: expect.objectContaining({ code: "ENOSPC" }),
        }),
      );
    },
  );

  it.skipIf(!existsSync(fullDisk))("leaves open what shows no text, and the trail itself", async () => {
    const { ask } = await start({ path: fullDisk, required: true });
    for (const [person, path] of [
      [viewer, "/api/invocations"],
      [viewer, `/api/invocations/${invocationId}`],
      [auditor, "/api/audit"],
      [reader, "/api/profiles"],
      [reader, "/healthz"],
    ] as const) {
      const response = await ask(person, path);
      await response.text();
      expect(response.status, path).toBe(200);
    }
    expect((await ask(viewer, stdout)).status).toBe(403);
  });

  it.skipIf(!existsSync(fullDisk))(
    "is logged and counted, and reading goes on, when it is not required",
    async () => {
      const { ask, bff } = await start({ path: fullDisk });
      for (const path of ["/api/invocations", `/api/invocations/${invocationId}`]) {
        const response = await ask(reader, path);
        await response.text();
        expect(response.status).toBe(200);
      }
      expect(bff.log.filter(({ level }) => level === 50)).toHaveLength(2);
      expect((await metricsOf(bff)).sum("command_history_audit_write_failures_total")).toBe(2);
    },
  );

  it("is told of at the start, and the server starts", async () => {
    const { ask, bff } = await start({ path: import.meta.dirname, required: true });
    expect((await ask(viewer, "/api/profiles")).status).toBe(200);
    expect(bff.log).toContainEqual(
      expect.objectContaining({ level: 50, msg: "the audit trail cannot be opened" }),
    );
  });

  it("opens what it closed by itself, once it can be written", async () => {
    const folder = mkdtempSync(join(tmpdir(), "command-history-audit-"));
    const path = join(folder, "later", "audit.log");
    const { ask, events } = await start({ path, required: true });
    const list = async () => {
      const response = await ask(reader, "/api/invocations");
      await response.text();
      return response.status;
    };
    expect(await list()).toBe(503);
    expect(await list()).toBe(503);
    mkdirSync(dirname(path));
    expect(await list()).toBe(200);
    expect(events().map(({ action }) => action)).toEqual(["list"]);
    // The folder is lost with all that is in it.
    rmSync(dirname(path), { recursive: true });
    expect((await ask(reader, `/api/invocations/${invocationId}`)).status).toBe(503);
    rmSync(folder, { recursive: true });
  });
});
