import { createHash } from "node:crypto";
import {
  defaultListQuery,
  digestsPath,
  hiddenCountHeader,
  invocationExportPath,
  invocationPath,
  invocationsPath,
  listExportPath,
  outputDigestsSchema,
  outputPath,
  type SearchResult,
  searchPath,
  searchResultSchema,
} from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { BlobReader, TextWriter, ZipReader } from "@zip.js/zip.js";
import { describe, expect, it } from "vitest";
import { startBeforeStub } from "./support/before-stub.ts";
import { closedAfterEach } from "./support/closers.ts";
import { detailOf } from "./support/outputs.ts";
import { type Bff, type BffOptions, startStack } from "./support/stack.ts";
import { answerRows } from "./support/stub-upstream.ts";

const closers = closedAfterEach();

const canary = "Canary4Secret9";
const invocationId = "inv-1";

/** Two instances that differ in nothing but their secret. The failing one's last words hold it, too. */
const row = {
  invocationId,
  commandType: "SHELL",
  invocationStatus: "PartialFailed",
  content: `#!/bin/sh\nexport API_TOKEN=${canary}0\n`,
  invocationInstances: [1, 2].map((number) => ({
    instanceId: `ins-${number}`,
    instanceName: `edge-${number}`,
    taskStatus: "Failed",
    exitCode: 1,
    output: `ok\nDB_PASSWORD=${canary}${number}\n磁盘\n`,
    outputError: `fatal: cannot log in with password=${canary}${number}\n`,
  })),
};

function bffBefore(options: Partial<BffOptions> = {}): Promise<Bff> {
  return startBeforeStub(closers, answerRows(row), options);
}

const stdout = { invocationId, instanceId: "ins-1", stream: "stdout" } as const;
async function search(bff: Bff, text: string): Promise<SearchResult> {
  const query = { text, syntax: "plain", matchCase: false, streams: [], instanceId: [] } as const;
  return searchResultSchema.parse(await (await bff.get(searchPath(invocationId, query))).json());
}

describe("a secret", () => {
  it.each([
    ["the list", invocationsPath(defaultListQuery)],
    ["the detail", invocationPath(invocationId)],
    ["an output", outputPath(stdout)],
    ["a download", outputPath({ ...stdout, stream: "stderr" }, { download: true })],
    ["the digests", digestsPath(invocationId, ["numbers"])],
    ["a list as CSV", listExportPath({ query: defaultListQuery, format: "csv", scope: "page" })],
    ["a list as NDJSON", listExportPath({ query: defaultListQuery, format: "ndjson", scope: "all" })],
    ["an invocation as CSV", invocationExportPath(invocationId, "csv")],
    ["an invocation as NDJSON", invocationExportPath(invocationId, "ndjson")],
  ])("is in no byte of %s, nor in the log", async (_name, path) => {
    const bff = await bffBefore();
    const response = await bff.get(path);
    expect(response.status).toBe(200);
    const body = await response.text();
    expect(body).not.toContain(canary);
    expect([...response.headers].join()).not.toContain(canary);
    expect((await bff.get(path, { method: "HEAD" })).status).toBe(200);
    expect(bff.logText()).not.toContain(canary);
  });

  it("is in no file of a zip archive, whose manifest is about the files as they are", async () => {
    const bff = await bffBefore();
    const response = await bff.get(invocationExportPath(invocationId, "zip"));
    const reader = new ZipReader(new BlobReader(await response.blob()), { useWebWorkers: false });
    const files = new Map<string, string>();
    for (const entry of await reader.getEntries()) {
      if (!entry.directory) files.set(entry.filename, await entry.getData(new TextWriter()));
    }
    expect([...files.values()].join()).not.toContain(canary);
    const manifest = JSON.parse(files.get("inv-1/manifest.json") ?? "");
    for (const { folder, files: listed } of manifest.instances) {
      for (const { name, bytes, sha256 } of listed) {
        const content = Buffer.from(files.get(`inv-1/${folder}/${name}`) ?? "");
        expect(bytes).toBe(content.length);
        expect(sha256).toBe(createHash("sha256").update(content).digest("hex"));
      }
    }
  });

  it("leaves a mark that says what it was, and the size of the output stays the true one", async () => {
    const bff = await bffBefore();
    const response = await bff.get(outputPath(stdout));
    const text = await response.text();
    expect(text).toBe("ok\nDB_PASSWORD=[hidden: password]\n磁盘\n");
    expect(response.headers.get(hiddenCountHeader)).toBe("1");
    const head = await bff.get(outputPath(stdout), { method: "HEAD" });
    expect(head.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
    const detail = await detailOf(bff, invocationId);
    expect(detail.content).toBe("#!/bin/sh\nexport API_TOKEN=[hidden: token]\n");
    expect(detail.contentMasks).toBe(1);
    expect(detail.instances[0]?.stdout).toMatchObject({
      bytes: Buffer.byteLength(row.invocationInstances[0]?.output ?? ""),
      masks: 1,
      lines: 3,
      sha256: createHash("sha256").update(text).digest("hex"),
    });
  });

  it("cannot be searched for, while its mark can", async () => {
    const bff = await bffBefore();
    expect((await search(bff, canary)).hits).toBe(0);
    expect((await search(bff, "[hidden: password]")).hits).toBe(4);
  });

  it("does not tell two outputs apart", async () => {
    const bff = await bffBefore();
    const detail = await detailOf(bff, invocationId);
    expect(new Set(detail.instances.map(({ stdout: summary }) => summary?.sha256)).size).toBe(1);
    const response = await bff.get(digestsPath(invocationId, ["numbers"]));
    const { instances } = outputDigestsSchema.parse(await response.json());
    expect(new Set(instances.map(({ stdout: digest }) => digest)).size).toBe(1);
  });

  it("is shown to all where masking is switched off, and by patterns of ones own more is hidden", async () => {
    const open = await bffBefore({ masking: { enabled: false, patterns: [] } });
    expect(await (await open.get(outputPath(stdout))).text()).toContain(`${canary}1`);
    const strict = await bffBefore({
      masking: { enabled: true, patterns: [{ name: "disk", expression: "磁盘" }] },
    });
    expect(await (await strict.get(outputPath(stdout))).text()).toContain("[hidden: disk]");
  });

  it("of every kind that the simulator has is hidden, and its instances then say the same", async () => {
    const stack = await startStack();
    closers.push(stack.close);
    const { instances, contentMasks } = await detailOf(stack, wellKnown.secretsInvocationId);
    expect(contentMasks).toBe(1);
    expect(instances.map(({ stdout: summary }) => summary?.masks)).toEqual(instances.map(() => 5));
    expect(new Set(instances.map(({ stdout: summary }) => summary?.sha256)).size).toBe(1);
    expect(new Set(instances.map(({ stderr: summary }) => summary?.sha256)).size).toBe(1);
  });
});
