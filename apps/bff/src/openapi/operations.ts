import { filterNames, listLimits, type StreamName, streamNames } from "@command-history/contract";
import { type SchemaName, schemaRef } from "./schemas.ts";

interface Parameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  description?: string;
  schema: object;
  explode?: boolean;
  allowEmptyValue?: boolean;
}

interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  parameters: readonly Parameter[];
  responses: Record<string, object>;
}

function json(description: string, ...names: readonly SchemaName[]): object {
  const [only, ...others] = names.map(schemaRef);
  const schema = others.length === 0 ? only : { oneOf: [only, ...others] };
  return { description, content: { "application/json": { schema } } };
}

const problem = {
  default: {
    description: "What went wrong, and the request ID under which this server's log has the details.",
    content: { "application/problem+json": { schema: schemaRef("Problem") } },
  },
};

function pathId(name: string): Parameter {
  const schema = { type: "string", minLength: 1, maxLength: listLimits.valueLength };
  return { name, in: "path", required: true, description: "An opaque ID, percent-encoded.", schema };
}

function query(name: string, description: string, schema: object): Parameter {
  return { name, in: "query", required: false, description, schema };
}

function wholeNumber(name: string, maximum: number, byDefault: number): Parameter {
  const schema = { type: "integer", minimum: 1, maximum, default: byDefault };
  return query(name, "A whole number from 1.", schema);
}

const profile = query("profile", "The upstream account to ask; left out, the default one.", {
  type: "string",
  maxLength: listLimits.valueLength,
});

const filters = filterNames.map((name) => ({
  ...query(name, "May be repeated: values are alternatives, filters narrow each other.", {
    type: "array",
    maxItems: listLimits.valuesPerFilter,
    items: { type: "string", maxLength: listLimits.valueLength },
  }),
  explode: true,
}));

const invocationPath = "/api/invocations/{invocationId}";

function outputOperation(stream: StreamName): Operation {
  return {
    operationId: stream === "stdout" ? "readStdout" : "readStderr",
    summary: `What one instance wrote to ${stream}`,
    parameters: [
      pathId("invocationId"),
      pathId("instanceId"),
      profile,
      {
        ...query("download", "When given, with any value, the answer is an attachment.", { type: "string" }),
        allowEmptyValue: true,
      },
    ],
    responses: {
      200: {
        description: "The text, byte for byte as the upstream holds it.",
        content: { "text/plain": { schema: { type: "string" } } },
      },
      ...problem,
    },
  };
}

/** Every operation of the API, by path. A test holds this against the application's routes. */
export const operations: Readonly<Record<string, Operation>> = {
  "/api/invocations": {
    operationId: "listInvocations",
    summary: "A page of invocations, in the upstream's order",
    description:
      "Written while the upstream answers, one item a line. When the upstream fails after the first rows, the page ends with a `problem` in place of its totals.",
    parameters: [
      ...filters,
      wholeNumber("page", listLimits.page, 1),
      wholeNumber("pageSize", listLimits.pageSize, 20),
      profile,
    ],
    responses: { 200: json("The page, or what came of it.", "InvocationPage", "BrokenPage"), ...problem },
  },
  [invocationPath]: {
    operationId: "getInvocation",
    summary: "One invocation with its script and instances, without the output texts",
    parameters: [pathId("invocationId"), profile],
    responses: { 200: json("The invocation.", "InvocationDetail"), ...problem },
  },
  ...Object.fromEntries(
    streamNames.map((stream) => [
      `${invocationPath}/instances/{instanceId}/${stream}`,
      outputOperation(stream),
    ]),
  ),
  "/api/profiles": {
    operationId: "listProfiles",
    summary: "The upstream accounts to choose from",
    parameters: [],
    responses: { 200: json("Names only, never a secret.", "Profiles"), ...problem },
  },
  "/api/openapi.json": {
    operationId: "getOpenapi",
    summary: "This document",
    parameters: [],
    responses: {
      200: {
        description: "OpenAPI 3.1.",
        content: { "application/json": { schema: { type: "object" } } },
      },
      ...problem,
    },
  },
  "/healthz": {
    operationId: "getLiveness",
    summary: "Whether the process is up",
    parameters: [],
    responses: { 200: json("It is.", "Liveness") },
  },
  "/readyz": {
    operationId: "getReadiness",
    summary: "Whether the upstream can be reached and takes the credentials of each profile",
    parameters: [],
    responses: {
      200: json("The default profile works.", "Readiness"),
      503: json("The default profile does not work.", "Readiness"),
      ...problem,
    },
  },
};
