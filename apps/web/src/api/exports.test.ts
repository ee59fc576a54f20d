import type { Problem } from "@command-history/contract";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConnectionError, ProblemError } from "../lib/errors.ts";
import type { ExportProgress, ExportRequest } from "./export-progress.ts";
import { fetchExport } from "./exports.ts";

const problem: Problem = {
  type: "about:blank",
  title: "Upstream timeout",
  status: 504,
  detail: "",
  code: "UPSTREAM_TIMEOUT",
  requestId: "r1",
};

/** Answers with a body of these pieces, which then ends, or breaks with `error`. */
function answer(pieces: readonly string[], headers: Record<string, string> = {}, error?: Error): void {
  const waiting = pieces.map((piece) => new TextEncoder().encode(piece));
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const piece = waiting.shift();
      if (piece !== undefined) controller.enqueue(piece);
      else if (error === undefined) controller.close();
      else controller.error(error);
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body, { headers }));
}

function take(request: Omit<ExportRequest, "path">, told: ExportProgress[] = []) {
  const { signal } = new AbortController();
  const path = "/api/exports/invocations";
  return fetchExport({ path, ...request }, signal, (progress) => told.push(progress));
}

afterEach(() => vi.unstubAllGlobals());

describe("an export", () => {
  it("is the file that was sent, byte for byte, under the name that the server gives it", async () => {
    answer(["\ufeffa,b\r\n", "1,é\r\n2,x\r\n"], {
      "content-type": "text/csv",
      "content-disposition": `attachment; filename="_.csv"; filename*=UTF-8''%E7%A3%81.csv`,
    });
    const file = await take({ format: "csv" });
    expect(new Uint8Array(await file.content.arrayBuffer())).toEqual(
      new TextEncoder().encode("\ufeffa,b\r\n1,é\r\n2,x\r\n"),
    );
    expect(file).toMatchObject({ name: "磁.csv", unit: "row", count: 2, total: null });
    expect(file.content.type).toBe("text/csv");
  });

  it("tells how many rows have come, of how many", async () => {
    answer(['{"a":1}\n', '{"a":2}\n'], { "x-total-count": "2" });
    const told: ExportProgress[] = [];
    const { count, bytes } = await take({ format: "ndjson", expected: 7 }, told);
    expect(told[0]).toEqual({ bytes: 8, unit: "row", count: 1, total: 2 });
    expect({ count, bytes }).toEqual({ count: 2, bytes: 16 });
  });

  it("counts the instances of a zip, of as many as the page knows", async () => {
    answer(["PK\n\n"], { "x-total-count": "not a number" });
    const zip = await take({ format: "zip", expected: 200 });
    expect(zip).toMatchObject({ bytes: 4, unit: "instance", count: 0, total: 200 });
  });

  it("fails when the connection breaks midway", async () => {
    answer(["a,b\r\n1,2\r\n"], {}, new TypeError("network error"));
    await expect(take({ format: "csv" })).rejects.toBeInstanceOf(ConnectionError);
  });

  it("fails with the problem that stands in place of the rest", async () => {
    answer(['{"a":1}\n', `{"problem":${JSON.stringify(problem)}}\n`]);
    await expect(take({ format: "ndjson" })).rejects.toSatisfy(
      (error) => error instanceof ProblemError && error.problem.code === "UPSTREAM_TIMEOUT",
    );
  });
});
