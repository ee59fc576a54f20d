import {
  invocationExportFormats,
  listExportFormats,
  listExportScopes,
  totalCountHeader,
} from "@command-history/contract";
import { listParameters } from "./list-parameters.ts";
import { type Operation, pathId, problem, profile, query } from "./operation.ts";

const text = { schema: { type: "string" } };
const binary = { schema: { type: "string", format: "binary" } };

const disposition = {
  "Content-Disposition": { description: "An attachment with a dated name.", schema: { type: "string" } },
};

/** Files to be saved. None of them is ever held whole, so none has a length beforehand. */
export const exportOperations: Readonly<Record<string, Operation>> = {
  "/api/exports/invocations": {
    operationId: "exportInvocations",
    summary: "The list as a file: one page of it, or all",
    description:
      "CSV has a heading line and texts that spreadsheets do not run, and new columns are added at its end; NDJSON has an InvocationSummary a line. When the upstream fails after the first rows, NDJSON ends with a line that has a `problem`, and the connection of CSV is cut.",
    parameters: [
      ...listParameters,
      query("format", "The kind of file.", { type: "string", enum: listExportFormats, default: "csv" }),
      query("scope", "`all` is every page; `page` and `pageSize` have no effect then.", {
        type: "string",
        enum: listExportScopes,
        default: "page",
      }),
    ],
    responses: {
      200: {
        description: "The file.",
        headers: {
          ...disposition,
          [totalCountHeader]: {
            description:
              "With scope `all`, how many rows the upstream says there are. Can be wrong, and missing.",
            schema: { type: "integer" },
          },
        },
        content: { "text/csv": text, "application/x-ndjson": text },
      },
      ...problem,
    },
  },
  "/api/exports/invocations/{invocationId}": {
    operationId: "exportInvocation",
    summary: "One invocation as a file: a table of its instances, or all of its outputs",
    description:
      "CSV has a row an instance, with sizes, digests and excerpts of its outputs. NDJSON has an instance a line, with its whole `stdout` and `stderr`. Zip has a folder an instance with the outputs as files, and the script, `invocation.json` and `manifest.json`. When the upstream fails on the way, NDJSON ends with a line that has a `problem`, and the connection of the others is cut.",
    parameters: [
      pathId("invocationId"),
      query("format", "The kind of file.", {
        type: "string",
        enum: invocationExportFormats,
        default: "csv",
      }),
      profile,
    ],
    responses: {
      200: {
        description: "The file.",
        headers: disposition,
        content: { "text/csv": text, "application/x-ndjson": text, "application/zip": binary },
      },
      ...problem,
    },
  },
};
