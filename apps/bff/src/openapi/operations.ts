import { type StreamName, sha256Form, streamNames } from "@command-history/contract";
import { auditOperations } from "./audit-operations.ts";
import { exportOperations } from "./export-operations.ts";
import { listParameters } from "./list-parameters.ts";
import { json, type Operation, pathId, problem, profile, query } from "./operation.ts";
import { outputOperations } from "./output-operations.ts";
import { hiddenCount, revealOperations } from "./reveal-operations.ts";

const anyJson = { schema: {} };

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
      query(
        "sha256",
        "The digest that the invocation tells of this output: a text that was kept from before it was told is not given. The text may have gone on since, and have another one.",
        { type: "string", pattern: sha256Form.source },
      ),
    ],
    responses: {
      200: {
        description:
          "The text, with marks in place of secrets; all else byte for byte as the upstream holds it.",
        headers: hiddenCount,
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
    parameters: listParameters,
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
  ...outputOperations,
  ...revealOperations,
  ...exportOperations,
  ...auditOperations,
  "/api/session": {
    operationId: "getSession",
    summary: "Who asks, and what they may see and do",
    parameters: [],
    responses: { 200: json("The session; `user` is null before sign-in.", "Session"), ...problem },
  },
  "/api/profiles": {
    operationId: "listProfiles",
    summary: "The upstream accounts to choose from",
    parameters: [],
    responses: { 200: json("Names only, never a secret.", "Profiles"), ...problem },
  },
  "/api/csp-reports": {
    method: "post",
    operationId: "reportViolation",
    summary: "Takes what browsers report of the page's content security policy, for the log",
    parameters: [],
    requestBody: {
      content: { "application/csp-report": anyJson, "application/reports+json": anyJson },
    },
    responses: { 204: { description: "Taken." }, ...problem },
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
  "/metrics": {
    operationId: "getMetrics",
    summary: "Counts and times of this server, for Prometheus",
    description:
      "Where METRICS_TOKEN is set it takes that as a bearer token. With sign-in and without one: 404.",
    parameters: [],
    responses: {
      200: {
        description: "The metrics in Prometheus's text format.",
        content: { "text/plain": { schema: { type: "string" } } },
      },
      ...problem,
    },
  },
  "/readyz": {
    operationId: "getReadiness",
    summary: "Whether to send requests to this server, and which profiles work",
    parameters: [],
    responses: {
      200: json(
        "The default profile works (`ready`), or the upstream is in trouble and what is remembered can be had (`degraded`).",
        "Readiness",
      ),
      503: json("The upstream refuses the default profile's credentials, or the server stops.", "Readiness"),
      ...problem,
    },
  },
};
