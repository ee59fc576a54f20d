import { ignorables, listLimits, searchLimits, searchSyntaxes, streamNames } from "@command-history/contract";
import { json, type Operation, pathId, problem, profile, query, repeated } from "./operation.ts";

/** What is asked of all outputs of an invocation at once. */
export const outputOperations: Readonly<Record<string, Operation>> = {
  "/api/invocations/{invocationId}/search": {
    operationId: "searchOutputs",
    summary: "Lines with a text or an expression, in all outputs of one invocation",
    description:
      "Written while the outputs come and are searched, one instance with hits a line. Counts are true; lines are listed up to a limit. When the upstream fails after the first instances, the answer ends with a `problem` in place of its counts.",
    parameters: [
      pathId("invocationId"),
      {
        ...query("q", "What to look for, within a line.", {
          type: "string",
          minLength: 1,
          maxLength: searchLimits.textLength,
        }),
        required: true,
      },
      query("syntax", "`plain` looks for the text as it is, `regex` for an expression of the RE2 kind.", {
        type: "string",
        enum: searchSyntaxes,
        default: "plain",
      }),
      query("case", "`match` tells small and capital letters apart.", {
        type: "string",
        enum: ["ignore", "match"],
        default: "ignore",
      }),
      repeated("stream", "Left out: both.", { type: "string", enum: streamNames }),
      repeated("instanceId", "Left out: every instance.", {
        type: "string",
        maxLength: listLimits.valueLength,
      }),
      profile,
    ],
    responses: {
      200: json("What was found, or what came of it.", "SearchResult", "BrokenSearch"),
      ...problem,
    },
  },
  "/api/invocations/{invocationId}/digests": {
    operationId: "digestOutputs",
    summary: "Digests of all outputs of one invocation, by which equal ones can be found",
    description: "Outputs that differ in nothing but what is ignored have the same digest.",
    parameters: [
      pathId("invocationId"),
      repeated("ignore", "What to leave out of account. Left out: nothing.", {
        type: "string",
        enum: ignorables,
      }),
      profile,
    ],
    responses: { 200: json("The digests.", "OutputDigests"), ...problem },
  },
};
