import { invocationDetailSchema, outputPath, problemSchema } from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";
import { describe, expect, it, vi } from "vitest";
import { closedAfterEach } from "./support/closers.ts";
import { type Bff, startBff, startStack } from "./support/stack.ts";
import {
  answerRows,
  type StubUpstream,
  startStubUpstream,
  stubCredentials,
} from "./support/stub-upstream.ts";

const closers = closedAfterEach();

async function bffBefore(upstream: StubUpstream): Promise<Bff> {
  const bff = await startBff({ endpoint: upstream.url, credentials: stubCredentials });
  closers.push(upstream.close, bff.close);
  return bff;
}

const invocationId = "inv/1%2F?#é 磁盘";
const instanceId = 'ins;1 "quoted"';
const stdout = { invocationId, instanceId, stream: "stdout" } as const;

/** More than comes at once from upstream. */
const long = { instanceId: "long", output: "-".repeat(200_000) };

function row(output: string | null, outputError: string | null = null): object {
  return { invocationId, invocationInstances: [{ instanceId, output, outputError }] };
}

describe("an output text", () => {
  it.each([
    ["carriage returns and line feeds", "a\r\nb\rc\n\n"],
    ["no line end", "done"],
    ["nothing", ""],
    ["control characters", "\0\u0001\u001b[31mred\u001b[0m\u009b\u007f\ufeff\u2028"],
    ["a lone surrogate, which has no bytes", "a\ud800b\udc00"],
    ["characters of every length", "é磁盘🛰️\u{10ffff}"],
    ["five million bytes", `${"0123456789 磁盘🛰\n".repeat(225_000)}end`],
  ])("comes byte for byte: %s", async (_name, text) => {
    const bff = await bffBefore(await startStubUpstream(answerRows(row(text))));
    const response = await bff.get(outputPath(stdout));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.equals(Buffer.from(text, "utf8"))).toBe(true);
  });

  it("is inert: no sniffing, a sandbox, no cache", async () => {
    const bff = await bffBefore(await startStubUpstream(answerRows(row("<script>alert(1)</script>"))));
    const { headers } = await bff.get(outputPath(stdout));
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("sandbox");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.has("content-disposition")).toBe(false);
  });

  it("is stderr under stderr", async () => {
    const bff = await bffBefore(await startStubUpstream(answerRows(row("out", "err"))));
    expect(await (await bff.get(outputPath({ ...stdout, stream: "stderr" }))).text()).toBe("err");
    expect(await (await bff.get(outputPath(stdout))).text()).toBe("out");
  });

  it("is an attachment with a safe name when that is asked for", async () => {
    const bff = await bffBefore(await startStubUpstream(answerRows(row("out"))));
    const response = await bff.get(outputPath(stdout, { download: true }));
    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename=\"inv_1_2F__ _ ___ins_1 _quoted__stdout.log\"; filename*=UTF-8''inv_1_2F_%23%C3%A9%20%E7%A3%81%E7%9B%98_ins_1%20_quoted__stdout.log".replace(
        "inv_1_2F__ _ ___ins",
        "inv_1_2F_#_ ___ins",
      ),
    );
    expect(await response.text()).toBe("out");
  });

  it("answers HEAD with its length and no body", async () => {
    const bff = await bffBefore(await startStubUpstream(answerRows(row("磁盘"))));
    const response = await bff.get(outputPath(stdout), { method: "HEAD" });
    expect(response.headers.get("content-length")).toBe("6");
    expect(await response.text()).toBe("");
  });

  it("that the upstream did not give is a 404 that says so, an empty one is not", async () => {
    const bff = await bffBefore(await startStubUpstream(answerRows(row("", null))));
    expect((await bff.get(outputPath(stdout))).status).toBe(200);
    const response = await bff.get(outputPath({ ...stdout, stream: "stderr" }));
    expect(response.status).toBe(404);
    const problem = problemSchema.parse(await response.json());
    expect(problem.code).toBe("OUTPUT_NOT_FOUND");
    expect(problem.detail).toContain("stderr");
  });

  it("of an instance that was not part of it is a 404", async () => {
    const bff = await bffBefore(await startStubUpstream(answerRows(row("out"))));
    const response = await bff.get(outputPath({ ...stdout, instanceId: "other" }));
    expect(problemSchema.parse(await response.json()).code).toBe("OUTPUT_NOT_FOUND");
    const missing = await bff.get(outputPath({ ...stdout, invocationId: "other" }));
    expect(problemSchema.parse(await missing.json()).code).toBe("INVOCATION_NOT_FOUND");
  });

  it.each([
    ["before its instances", { invocationId, invocationInstances: [{ instanceId, output: "right" }] }],
    ["after its instances", { invocationInstances: [{ instanceId, output: "right" }], invocationId }],
    [
      "after more than comes at once",
      { invocationInstances: [{ instanceId, output: "right" }, long], invocationId },
    ],
  ])("is that of the right invocation, whose ID comes %s", async (_name, wanted) => {
    const other = { invocationInstances: [{ instanceId, output: "wrong" }, long], invocationId: "other" };
    const bff = await bffBefore(await startStubUpstream(answerRows(other, wanted)));
    expect(await (await bff.get(outputPath(stdout))).text()).toBe("right");
  });

  it("is sent as soon as it is there, and the rest of the upstream's answer is not waited for", async () => {
    const gone = vi.fn();
    const bff = await bffBefore(
      await startStubUpstream((res) => {
        res.once("close", gone);
        res.writeHead(200, { "content-type": "application/json" });
        // The answer never ends.
        res.write(
          `{"requestId":"stub-1","response":{"dataSet":[{"invocationId":${JSON.stringify(invocationId)},"invocationInstances":[{"instanceId":${JSON.stringify(instanceId)},"output":"early"},{"instanceId":"next"`,
        );
      }),
    );
    expect(await (await bff.get(outputPath(stdout))).text()).toBe("early");
    await vi.waitFor(() => expect(gone).toHaveBeenCalled());
  });

  it("is found under odd IDs, and in a log of five megabytes", async () => {
    const stack = await startStack();
    closers.push(stack.close);
    const odd = { invocationId: wellKnown.oddInvocationId, instanceId: wellKnown.oddInstanceId };
    expect((await stack.get(outputPath({ ...odd, stream: "stdout" }))).status).toBe(200);
    const large = await stack.get(`/api/invocations/${wellKnown.largeLogInvocationId}`);
    const [first] = invocationDetailSchema.parse(await large.json()).instances;
    const address = { invocationId: wellKnown.largeLogInvocationId, instanceId: first?.instanceId ?? "" };
    const text = await (await stack.get(outputPath({ ...address, stream: "stdout" }))).arrayBuffer();
    expect(text.byteLength).toBe(first?.stdout?.bytes);
  });
});
