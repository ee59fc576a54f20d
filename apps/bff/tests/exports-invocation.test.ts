import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import {
  type InstanceResult,
  invocationDetailSchema,
  invocationExportPath,
  problemSchema,
  streamNames,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { expectCallEndsWith, startBeforeStub } from "./support/before-stub.ts";
import { closedAfterEach } from "./support/closers.ts";
import { cellOf, filesOf, linesOf, rowsOf } from "./support/exported-files.ts";
import { detailOf, outputsOf } from "./support/outputs.ts";
import { type Stack, startStillStack } from "./support/stack.ts";
import { answerRows } from "./support/stub-upstream.ts";

let stack: Stack;
const closers = closedAfterEach();

beforeAll(async () => {
  stack = await startStillStack({ invocations: 2300 });
});
afterAll(() => stack.close());

/** How long an instance took, where both times could be read. */
function secondsOf({ startedAt, endedAt }: InstanceResult): number | null {
  return typeof startedAt === "string" && typeof endedAt === "string"
    ? (Date.parse(endedAt) - Date.parse(startedAt)) / 1000
    : null;
}

describe("an export of an invocation", () => {
  it("as CSV has a row an instance, as the invocation's own answer says", async () => {
    for (const id of [wellKnown.mixedInvocationId, wellKnown.hostileInvocationId]) {
      const response = await stack.get(invocationExportPath(id, "csv"));
      expect(response.headers.get("content-disposition")).toMatch(
        /^attachment; filename=.*\d{8}T\d{6}Z\.csv/,
      );
      const rows = rowsOf(await response.text());
      const { instances } = await detailOf(stack, id);
      expect(rows).toHaveLength(instances.length);
      for (const [index, instance] of instances.entries()) {
        expect(rows[index]).toMatchObject({
          instanceId: cellOf(instance.instanceId),
          instanceName: cellOf(instance.instanceName),
          instanceExists: cellOf(instance.instanceExists),
          status: cellOf(instance.status),
          exitCode: cellOf(instance.exitCode),
          errorCode: cellOf(instance.errorCode),
          stdoutBytes: cellOf(instance.stdout?.bytes),
          stdoutLines: cellOf(instance.stdout?.lines),
          stdoutSha256: cellOf(instance.stdout?.sha256),
          stdoutExcerpt: cellOf(instance.stdout?.excerpt),
          stderrBytes: cellOf(instance.stderr?.bytes),
          stderrExcerpt: cellOf(instance.stderr?.excerpt),
          durationSeconds: cellOf(secondsOf(instance)),
          invocationId: cellOf(id),
        });
      }
    }
  });

  it("as CSV keeps each column in its place", async () => {
    const response = await stack.get(invocationExportPath(wellKnown.mixedInvocationId, "csv"));
    const [heading = ""] = (await response.text()).split("\r\n");
    const streams = ["stdout", "stderr"].flatMap((name) =>
      ["Bytes", "Masks", "Lines", "Sha256", "Excerpt"].map((fact) => `${name}${fact}`),
    );
    const columns = [
      ...[
        "instanceId",
        "instanceName",
        "instanceExists",
        "status",
        "exitCode",
        "errorCode",
        "startedAt",
        "endedAt",
      ],
      ...streams,
      ...["malformed", "durationSeconds", "invocationId"],
    ];
    expect(heading.replace(/^\uFEFF/, "")).toBe(columns.map((name) => `"${name}"`).join(","));
  });

  it.each([wellKnown.hostileInvocationId, wellKnown.largeLogInvocationId, wellKnown.oddInvocationId])(
    "as NDJSON has every output in full: %s",
    async (id) => {
      const response = await stack.get(invocationExportPath(id, "ndjson"));
      const { instances } = await detailOf(stack, id);
      const outputs = await outputsOf(stack, id);
      const textOf = (instanceId: string | null, stream: string) =>
        outputs
          .find((output) => output.instanceId === instanceId && output.stream === stream)
          ?.bytes.toString() ?? null;
      const lines = linesOf((await response.text()).toWellFormed());
      expect(lines).toHaveLength(instances.length);
      for (const [index, { stdout, stderr, ...facts }] of instances.entries()) {
        expect(lines[index]).toMatchObject({ invocationId: id, ...facts });
        const texts = Object.entries(Object(lines[index])).flatMap(([name, text]) =>
          streamNames.some((stream) => stream === name)
            ? [[name, typeof text === "string" ? text.toWellFormed() : text]]
            : [],
        );
        expect(texts).toEqual(streamNames.map((stream) => [stream, textOf(facts.instanceId, stream)]));
      }
    },
  );

  it.each([wellKnown.mixedInvocationId, wellKnown.hostileInvocationId, wellKnown.largeLogInvocationId])(
    "as zip has every output byte for byte, in a folder of its instance: %s",
    async (id) => {
      const response = await stack.get(invocationExportPath(id, "zip"));
      expect(response.headers.get("content-type")).toBe("application/zip");
      expect(response.headers.get("content-encoding")).toBeNull();
      const files = await filesOf(response);
      const outputs = await outputsOf(stack, id);
      const manifest = JSON.parse(String(files.get(`${id}/manifest.json`)));
      const found: string[] = [];
      for (const { folder, instanceId, files: listed } of manifest.instances) {
        for (const { name, bytes, sha256 } of listed) {
          const path = `${id}/${folder}/${name}`;
          const file = files.get(path);
          const output = outputs.find(
            (each) => each.instanceId === instanceId && `${each.stream}.txt` === name,
          );
          expect(output && file?.equals(output.bytes), path).toBe(true);
          expect({ bytes, sha256 }).toEqual({
            bytes: file?.length,
            sha256: createHash("sha256")
              .update(file ?? "")
              .digest("hex"),
          });
          found.push(path);
        }
      }
      expect(found).toHaveLength(outputs.length);
      const rest = [...files.keys()].filter((path) => !found.includes(path));
      expect(rest.sort()).toEqual(
        ["invocation.json", "manifest.json", "script.sh"].map((name) => `${id}/${name}`).sort(),
      );
      const detail = invocationDetailSchema.parse(JSON.parse(String(files.get(`${id}/invocation.json`))));
      expect(detail.instances).toEqual((await detailOf(stack, id)).instances);
      expect(String(files.get(`${id}/script.sh`))).toBe(detail.content?.toWellFormed());
    },
  );

  it("as zip keeps hostile names in their place, and apart", async () => {
    const row = (instanceId: string, instanceName: string) => ({
      instanceId,
      instanceName,
      output: instanceId,
    });
    const names = ["../../etc", "..\\..\\x", "/abs", "a\0b\u202e", "CON", "Web", "web", "m".repeat(300)];
    const bff = await startBeforeStub(
      closers,
      answerRows({
        invocationId: "../up",
        commandType: "POWERSHELL",
        content: "Get-Date",
        invocationInstances: names.map((name) => row("same/id", name)),
      }),
    );
    const files = await filesOf(await bff.get(invocationExportPath("../up", "zip")));
    const paths = [...files.keys()];
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(names.length + 3);
    for (const path of paths) {
      expect(path).toMatch(/^__up\/(instances\/[^/\\\p{C}]{1,170}\/stdout\.txt|[\w.]+)$/u);
      expect(path.split("/")).not.toContain("..");
    }
    expect(files.get("__up/script.ps1")?.toString()).toBe("Get-Date");
  });

  it("as zip has no file for an output that the upstream did not give, and one for an empty output", async () => {
    const bff = await startBeforeStub(
      closers,
      answerRows({
        invocationInstances: [{ instanceId: "a", output: "", outputError: null }, { instanceId: "b" }],
        invocationId: "i",
        commandType: "PYTHON",
        content: "print()",
      }),
    );
    const files = await filesOf(await bff.get(invocationExportPath("i", "zip")));
    expect([...files].map(([path, bytes]) => [path, bytes.length > 0])).toEqual([
      ["i/instances/a/stdout.txt", false],
      ["i/script.txt", true],
      ["i/invocation.json", true],
      ["i/manifest.json", true],
    ]);
  });

  it.each(["csv", "ndjson", "zip"] as const)(
    "as %s of one that the upstream does not have is a 404 and no attachment",
    async (format) => {
      const response = await stack.get(invocationExportPath("inv-none", format));
      expect(response.status).toBe(404);
      expect(response.headers.has("content-disposition")).toBe(false);
      expect(problemSchema.parse(await response.json()).code).toBe("INVOCATION_NOT_FOUND");
    },
  );

  it.each(["csv", "ndjson", "zip"] as const)("as %s answers HEAD without a body", async (format) => {
    const path = invocationExportPath(wellKnown.mixedInvocationId, format);
    const response = await stack.get(path, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toContain(`.${format}`);
  });
});

describe("an export of an invocation on its way", () => {
  const head = '{"requestId":"r","response":{"dataSet":[{"invocationId":"i","invocationInstances":[';
  const instance = JSON.stringify({ instanceId: "a", output: "x".repeat(200_000) });

  /** An export whose upstream answer the test goes on writing itself. */
  async function begin(format: "csv" | "ndjson" | "zip") {
    let begun: (res: ServerResponse) => void;
    const waiting = new Promise<ServerResponse>((resolve) => {
      begun = resolve;
    });
    const bff = await startBeforeStub(closers, (res) => {
      res.writeHead(200, { "content-type": "application/json" });
      res.write(`${head}${instance},`);
      begun(res);
    });
    const leave = new AbortController();
    const response = await bff.get(invocationExportPath("i", format), { signal: leave.signal });
    return { bff, upstream: await waiting, response, leave };
  }

  it.each(["csv", "zip"] as const)(
    "has its connection cut when the upstream breaks off: %s",
    async (format) => {
      const { bff, upstream, response } = await begin(format);
      expect(response.status).toBe(200);
      upstream.destroy();
      await expect(response.arrayBuffer()).rejects.toThrow();
      await vi.waitFor(() =>
        expect(bff.log).toContainEqual(expect.objectContaining({ msg: "the upstream call failed" })),
      );
    },
  );

  it("ends with the problem when the upstream breaks off: ndjson", async () => {
    const { upstream, response } = await begin("ndjson");
    upstream.destroy();
    expect(linesOf(await response.text())).toMatchObject([
      { instanceId: "a" },
      { problem: { code: "UPSTREAM_UNAVAILABLE" } },
    ]);
  });

  it.each(["csv", "ndjson", "zip"] as const)(
    "ends the upstream call when the client leaves: %s",
    async (format) => {
      const { bff, upstream, leave } = await begin(format);
      await expectCallEndsWith(leave, { bff, upstream });
    },
  );

  it("is taken from the upstream no faster than it is read", async () => {
    const response = await stack.get(invocationExportPath(wellKnown.hugeInvocationId, "ndjson"));
    const chunks = response.body?.getReader();
    await chunks?.read();
    await stack.get("/api/profiles");
    expect(stack.simulator.requests.at(-1)?.state).toBe("open");
    await chunks?.cancel();
    await vi.waitFor(() => expect(stack.simulator.requests.at(-1)?.state).toBe("aborted"));
  });
});
