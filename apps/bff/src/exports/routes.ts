import {
  type InvocationExportFormat,
  listExportParameters,
  listExportPath,
  parseInvocationExport,
  parseListExport,
  totalCountHeader,
} from "@command-history/contract";
import type { Request, Response, Router } from "express";
import { callFor } from "../access/call-for.ts";
import { createGuardedRouter } from "../access/guarded-router.ts";
import type { Context } from "../context.ts";
import { reportProblem } from "../http/error-handler.ts";
import { noStore } from "../http/no-store.ts";
import { readOptional, readParameters, readPathId, refuseProblems } from "../http/parameters.ts";
import { notesOf } from "../http/request-notes.ts";
import { toCsv } from "./csv.ts";
import { type Download, sendDownload } from "./download-response.ts";
import { instanceColumns } from "./instance-columns.ts";
import { invocationFiles } from "./invocation-files.ts";
import { listColumns } from "./list-columns.ts";
import { problemLine, toNdjson } from "./ndjson.ts";
import { allRows, instanceLines, instanceRows, pageRows } from "./service.ts";
import { toZip } from "./zip.ts";

/** `GET /api/exports/…`: the list, and one invocation, as files to be saved. */
export function createExportRoutes(context: Context): Router {
  const { now } = context;
  const { router, get } = createGuardedRouter(context);

  function ndjson(req: Request, res: Response): Pick<Download, "extension" | "type" | "ending"> {
    return {
      extension: ".ndjson",
      type: "application/x-ndjson",
      ending: (error) => problemLine(reportProblem(error, req, res, now)),
    };
  }
  const csv = { extension: ".csv", type: "text/csv; charset=utf-8; header=present" };
  const zip = { extension: ".zip", type: "application/zip" };

  get("/api/exports/invocations", noStore, async (req, res) => {
    const { problems, ...wanted } = parseListExport(readParameters(req, listExportParameters));
    refuseProblems(problems);
    notesOf(res).query = listExportPath(wanted).split("?")[1] ?? "";
    const call = callFor(context, res, wanted.query.profile);
    const { total, rows } =
      wanted.scope === "all"
        ? await allRows(context, call, wanted.query)
        : { total: null, rows: pageRows(context, call, wanted.query) };
    if (total !== null) res.set(totalCountHeader, String(total));
    const name = ["invocations", ...(wanted.scope === "all" ? [] : [`page-${wanted.query.page}`])];
    const file =
      wanted.format === "csv"
        ? { ...csv, content: toCsv(rows, listColumns) }
        : { ...ndjson(req, res), content: toNdjson(rows) };
    await sendDownload(req, res, { name, ...file }, now());
  });

  get("/api/exports/invocations/:invocationId", noStore, async (req, res) => {
    const parameters = readParameters(req, ["format", "profile"]);
    const { format, problems } = parseInvocationExport(parameters);
    refuseProblems(problems);
    const invocationId = readPathId(req, "invocationId");
    const call = callFor(context, res, readOptional(parameters, "profile"));
    const files: Record<InvocationExportFormat, () => Omit<Download, "name">> = {
      csv: () => {
        const rows = instanceRows(context, call, invocationId);
        return { ...csv, content: toCsv(rows, instanceColumns(invocationId)) };
      },
      ndjson: () => ({ ...ndjson(req, res), content: instanceLines(context, call, invocationId) }),
      zip: () => ({ ...zip, content: toZip(invocationFiles(context, call, invocationId)) }),
    };
    await sendDownload(req, res, { name: [invocationId], ...files[format]() }, now());
  });
  return router;
}
