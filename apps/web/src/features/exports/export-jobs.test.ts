import { afterEach, expect, test, vi } from "vitest";
import type { ExportRequest } from "../../api/export-progress.ts";
import { NewerVersionError } from "../../lib/errors.ts";
import { exportJobs, startExport } from "./export-jobs.ts";

vi.mock("../../api/exports.ts", () => {
  throw new TypeError("Failed to fetch dynamically imported module");
});

const request: ExportRequest = { path: "/api/invocations/export", format: "csv" };

afterEach(() => {
  exportJobs.set([]);
  vi.unstubAllGlobals();
});

test("an export whose part of the program has been replaced fails with that, and can be tried again", async () => {
  vi.stubGlobal("fetch", async () => Response.json({}));
  await startExport("All pages as CSV", request);
  const [job] = exportJobs.get();
  expect(job).toMatchObject({ title: "All pages as CSV", request, state: { kind: "failed" } });
  expect(job?.state).toHaveProperty("error", expect.any(NewerVersionError));
});
