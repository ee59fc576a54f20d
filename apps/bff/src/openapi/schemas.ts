import {
  auditEventSchema,
  auditPageSchema,
  brokenPageSchema,
  brokenSearchSchema,
  instanceHitsSchema,
  instanceOutcomeSchema,
  instanceResultSchema,
  invocationDetailSchema,
  invocationPageSchema,
  invocationSummarySchema,
  outputDigestsSchema,
  problemSchema,
  profilesSchema,
  revealRequestSchema,
  searchLineSchema,
  searchResultSchema,
  sessionSchema,
  streamSummarySchema,
  timestampSchema,
} from "@command-history/contract";
import * as z from "zod";
import { livenessSchema, readinessSchema } from "../health/schemas.ts";

const schemas = {
  Timestamp: timestampSchema,
  InstanceOutcome: instanceOutcomeSchema,
  StreamSummary: streamSummarySchema,
  InstanceResult: instanceResultSchema,
  InvocationSummary: invocationSummarySchema,
  InvocationPage: invocationPageSchema,
  BrokenPage: brokenPageSchema,
  InvocationDetail: invocationDetailSchema,
  SearchLine: searchLineSchema,
  InstanceHits: instanceHitsSchema,
  SearchResult: searchResultSchema,
  BrokenSearch: brokenSearchSchema,
  OutputDigests: outputDigestsSchema,
  AuditEvent: auditEventSchema,
  AuditPage: auditPageSchema,
  Profiles: profilesSchema,
  Session: sessionSchema,
  Liveness: livenessSchema,
  Readiness: readinessSchema,
  RevealRequest: revealRequestSchema,
  Problem: problemSchema,
};
export type SchemaName = keyof typeof schemas;

const contentExcerpt =
  "The first lines of the script that do something, at most 200 characters: a shebang, comments and the likes of `set -e` before them are left out.";
const excerpt =
  "The line of an output that says most, at most 200 characters: of a failure the line that says why, without the date, host and program that a log puts before it.";

const filteredOutcome =
  "In a list that is filtered by one instance: how that one did; null where the upstream did not send it with the row.";

/** What the fields are whose names do not say it. */
const fieldDescriptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  InvocationSummary: { contentExcerpt, filteredOutcome },
  InvocationDetail: { contentExcerpt },
  InstanceOutcome: { excerpt },
  StreamSummary: { excerpt },
};

export function schemaRef(name: SchemaName): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

/** The contract's schemas as JSON Schema 2020-12, the dialect of OpenAPI 3.1, referring to each other by name. */
export function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const { schemas: made } = z.toJSONSchema(registry, {
    // Of the two readings of a zod object this is the one open to fields added later, as clients should be.
    io: "input",
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(made).map(([name, { $schema: _dialect, $id: _id, properties, ...schema }]) => [
      name,
      { ...schema, ...(properties && { properties: withDescriptions(properties, fieldDescriptions[name]) }) },
    ]),
  );
}

function withDescriptions(
  properties: Readonly<Record<string, object | boolean>>,
  descriptions: Readonly<Record<string, string>> = {},
): Readonly<Record<string, object | boolean>> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const description = descriptions[name];
      return [name, typeof property === "object" && description ? { ...property, description } : property];
    }),
  );
}
