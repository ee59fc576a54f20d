import * as z from "zod/mini";
import { problemSchema } from "./errors.ts";
import { timestampSchema } from "./timestamp.ts";

/**
 * Every field that comes from upstream can be null: the upstream left it out, or sent it with a type that
 * cannot be read. In the second case `malformed` names the upstream's field, so that the row can be marked.
 */
const text = z.nullable(z.string());
const time = z.nullable(timestampSchema);
const count = z.nullable(z.number());

/** Upstream field names whose value could not be read; empty for a sound row. */
const malformed = z.array(z.string());

/** How an instance did, and the line of its output that says most about it. */
export const instanceOutcomeSchema = z.object({
  instanceId: text,
  instanceName: text,
  taskStatus: text,
  exitCode: count,
  errorCode: text,
  excerpt: text,
});
export type InstanceOutcome = z.infer<typeof instanceOutcomeSchema>;

/**
 * One row of the list. `startedAt` is the earliest start and `endedAt` the latest end of its instances (the
 * upstream gives none for the invocation itself); `endedAt` is null while it runs. `instanceCount` is null when
 * the upstream sent no instances with the row: not loaded, which is not the same as none. `firstFailure` stands for all
 * failures: of those whose task status, exit code and error code most share, the first of their first five that says why,
 * else the first. `filteredOutcome` is there in a list that is filtered by one instance, and tells of that one; null: the
 * upstream sent none of it with the row. In the order in which an answer
 * holds its fields: what differs from row to row first, and what many rows share last, since a list of thousands of rows
 * packs an eighth shorter so.
 */
export const invocationSummarySchema = z.object({
  invocationId: text,
  createdAt: time,
  startedAt: time,
  endedAt: time,
  commandId: text,
  commandName: text,
  commandType: text,
  contentExcerpt: text,
  timeoutSeconds: count,
  taskCounts: z.record(z.string(), z.number()),
  status: text,
  instanceCount: count,
  firstFailure: z.nullable(instanceOutcomeSchema),
  filteredOutcome: z.optional(z.nullable(instanceOutcomeSchema)),
  malformed,
});
export type InvocationSummary = z.infer<typeof invocationSummarySchema>;

/**
 * What is known of an output stream without its text. `bytes` is the size of what the instance wrote, in UTF-8, and
 * `masks` the number of secrets that are hidden in it; its lines, its digest (SHA-256, hex) and the line that says
 * most are those of the text with the secrets hidden. Null in place of it: the upstream gave none. The digest is null
 * for one who may not read outputs; so is every excerpt, and the script.
 */
export const streamSummarySchema = z.object({
  bytes: z.number(),
  masks: z.number(),
  lines: z.number(),
  sha256: text,
  excerpt: text,
});
export type StreamSummary = z.infer<typeof streamSummarySchema>;

export const instanceResultSchema = z.object({
  instanceId: text,
  instanceName: text,
  instanceExists: z.nullable(z.boolean()),
  status: text,
  exitCode: count,
  errorCode: text,
  startedAt: time,
  endedAt: time,
  stdout: z.nullable(streamSummarySchema),
  stderr: z.nullable(streamSummarySchema),
  malformed,
});
export type InstanceResult = z.infer<typeof instanceResultSchema>;

export const invocationDetailSchema = z.object({
  ...z.omit(invocationSummarySchema, { filteredOutcome: true }).shape,
  content: text,
  /** The number of secrets that are hidden in the script. */
  contentMasks: z.number(),
  instances: z.array(instanceResultSchema),
  upstreamRequestId: text,
  fetchedAt: timestampSchema,
});
export type InvocationDetail = z.infer<typeof invocationDetailSchema>;

/** What follows the rows of a page. `total` is the upstream's claim, which can be too small, or null. */
export const pageEndSchema = z.object({
  page: z.number(),
  pageSize: z.number(),
  total: count,
  upstreamRequestId: text,
  fetchedAt: timestampSchema,
});
export type PageEnd = z.infer<typeof pageEndSchema>;

export const invocationPageSchema = z.object({
  items: z.array(invocationSummarySchema),
  ...pageEndSchema.shape,
});
export type InvocationPage = z.infer<typeof invocationPageSchema>;

/**
 * A page that broke off after its first rows had been sent, too late for an error status: the rows that came,
 * and what went wrong in place of the totals.
 */
export const brokenPageSchema = z.object({
  items: z.array(invocationSummarySchema),
  problem: problemSchema,
});
export type BrokenPage = z.infer<typeof brokenPageSchema>;
