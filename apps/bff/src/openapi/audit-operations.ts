import { auditActions, auditResults, listLimits } from "@command-history/contract";
import { json, type Operation, problem, query, repeated } from "./operation.ts";

const text = { type: "string", maxLength: listLimits.valueLength };
const time = { type: "string", format: "date-time" };

export const auditOperations: Readonly<Record<string, Operation>> = {
  "/api/audit": {
    operationId: "readAudit",
    summary: "The audit trail, newest first",
    description:
      "Up to 100 events a time, from up to 8 MB of the trail: an answer with few events, or none, can still have a `next`. Lines that are no event come in `raw`, unless a filter is set. Where the trail is not kept in a file, `kept` says so, and there are no events.",
    parameters: [
      query("user", "A part of a user's ID or name; small and capital letters are the same.", text),
      repeated("action", `Left out: every action. Those of today: ${auditActions.join(", ")}.`, text),
      query("invocationId", "Events about this invocation.", text),
      query("from", "In UTC.", time),
      query("to", "In UTC, not itself included.", time),
      query("result", "Left out: both.", { type: "string", enum: [...auditResults, "any"], default: "any" }),
      query("before", "The `next` of an earlier answer: what is older follows.", text),
    ],
    responses: { 200: json("A piece of the trail.", "AuditPage"), ...problem },
  },
};
