import * as z from "zod/mini";
import { auditKeptSchema } from "./audit-kept.ts";
import { streamNames } from "./enums.ts";
import { type ParameterProblem, readChoice, readValues } from "./parameters.ts";

/**
 * What people do that leaves a trace. `detail`: one invocation with its script; `output`: the text of one stream;
 * `reveal`: a masked text read without its masks; `audit`: the trail itself; `refused`: turned away before
 * it was looked at what was asked for; `file-replaced`: the trail's file was
 * gone, and a new one begins with this event.
 */
export const auditActions = [
  "sign-in",
  "sign-out",
  "list",
  "detail",
  "output",
  "search",
  "digests",
  "export",
  "reveal",
  "audit",
  "refused",
  "file-replaced",
] as const;
export type AuditAction = (typeof auditActions)[number];

export const auditResults = ["allowed", "refused"] as const;
export type AuditResult = (typeof auditResults)[number];

const text = z.nullable(z.string());

/**
 * One line of the audit trail. `time` is ISO 8601 in UTC. `user` is null before sign-in. `object` is what was asked
 * for, as far as the action has one; `filter` is the question beside it, as a query string; `reason` is what the
 * user gave for a reveal, or why a request was `refused`; `count` is how many more of the same were so since the last
 * line about them. `allowed` means that the request was let through, not that there was something to read;
 * `code` says why one was refused. Never holds text of a script or an output.
 */
export const auditEventSchema = z.object({
  time: z.string(),
  requestId: text,
  /** Open: a trail may have been written by a later version. */
  action: z.string(),
  result: z.enum(auditResults),
  code: text,
  user: z.nullable(z.object({ id: z.string(), name: z.string() })),
  address: text,
  object: z.object({
    profile: text,
    invocationId: text,
    instanceId: text,
    stream: z.nullable(z.enum(streamNames)),
  }),
  filter: text,
  reason: text,
  count: z.optional(z.number()),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** What `GET /api/audit` looks for. `user` is a part of an ID or a name; times are ISO 8601 in UTC, `to` exclusive. */
export interface AuditQuery {
  readonly user: string | undefined;
  /** Empty: every action. */
  readonly action: readonly string[];
  readonly invocationId: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** `any`: both. */
  readonly result: AuditResult | "any";
}

export const defaultAuditQuery: AuditQuery = {
  user: undefined,
  action: [],
  invocationId: undefined,
  from: undefined,
  to: undefined,
  result: "any",
};

export const auditFilters = ["user", "action", "invocationId", "from", "to", "result"] as const;
/** `before` is the `next` of the page that was read last. */
export const auditParameters: readonly string[] = [...auditFilters, "before"];

/** Reads the filters of the audit trail. Each value that cannot be taken is left out and reported. */
export function parseAuditQuery(params: URLSearchParams): {
  query: AuditQuery;
  problems: readonly ParameterProblem[];
} {
  const problems: ParameterProblem[] = [];

  function single(parameter: string): string | undefined {
    const values = readValues(params, parameter, problems);
    if (values.length > 1) problems.push({ parameter, message: `${parameter}: may be given once only` });
    return values.length === 1 ? values[0] : undefined;
  }

  function time(parameter: string): string | undefined {
    const value = single(parameter);
    if (value === undefined || isUtcTime(value)) return value;
    problems.push({
      parameter,
      message: `${parameter}: must be a time in UTC, such as 2026-01-31T08:00:00Z`,
    });
    return undefined;
  }

  const query: AuditQuery = {
    user: single("user"),
    action: readValues(params, "action", problems),
    invocationId: single("invocationId"),
    from: time("from"),
    to: time("to"),
    result: readChoice(params, "result", [...auditResults, "any"], "any", problems),
  };
  return { query, problems };
}

/** The query string of the filters, in a fixed order, without those that are not set. */
export function formatAuditQuery(query: AuditQuery): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of auditFilters) {
    const value = query[name];
    for (const each of typeof value === "object" ? value : [value]) {
      if (each !== undefined && each !== "any") params.append(name, each);
    }
  }
  return params;
}

function isUtcTime(value: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/.test(value) && !Number.isNaN(Date.parse(value))
  );
}

/**
 * A piece of the trail, newest first. `kept` says where events go: only a file can be read here. A line that is not
 * an event comes as it stands, in `raw`. `next` leads to older ones, null at the end of the trail. A page can have
 * few items, or none, and still a `next`: a request looks through so much of the trail only, and `searchedTo` says
 * how far back it came.
 */
export const auditPageSchema = z.object({
  kept: auditKeptSchema,
  items: z.array(z.union([auditEventSchema, z.object({ raw: z.string() })])),
  next: text,
  searchedTo: text,
});
export type AuditPage = z.infer<typeof auditPageSchema>;
export type AuditItem = AuditPage["items"][number];

export function auditPath(query: AuditQuery, before?: string): string {
  const params = formatAuditQuery(query);
  if (before !== undefined) params.set("before", before);
  return params.size === 0 ? "/api/audit" : `/api/audit?${params}`;
}
