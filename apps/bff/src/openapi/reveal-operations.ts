import { hiddenCountHeader, streamNames } from "@command-history/contract";
import { type Operation, pathId, problem, profile } from "./operation.ts";
import { schemaRef } from "./schemas.ts";

const invocationPath = "/api/invocations/{invocationId}";

function revealOperation(facts: Pick<Operation, "operationId" | "summary" | "parameters">): Operation {
  return {
    method: "post",
    ...facts,
    description: "Takes the role revealer. The reason is kept in the audit trail.",
    requestBody: {
      required: true,
      content: { "application/json": { schema: schemaRef("RevealRequest") } },
    },
    responses: {
      200: {
        description: "The text, byte for byte as the upstream holds it.",
        content: { "text/plain": { schema: { type: "string" } } },
      },
      ...problem,
    },
  };
}

/** One text with nothing hidden. */
export const revealOperations: Readonly<Record<string, Operation>> = {
  ...Object.fromEntries(
    streamNames.map((stream) => [
      `${invocationPath}/instances/{instanceId}/${stream}/reveal`,
      revealOperation({
        operationId: stream === "stdout" ? "revealStdout" : "revealStderr",
        summary: `What one instance wrote to ${stream}, with nothing hidden`,
        parameters: [pathId("invocationId"), pathId("instanceId"), profile],
      }),
    ]),
  ),
  [`${invocationPath}/script/reveal`]: revealOperation({
    operationId: "revealScript",
    summary: "The script of an invocation, with nothing hidden",
    parameters: [pathId("invocationId"), profile],
  }),
};

/** The header that says how much is hidden in a text. */
export const hiddenCount = {
  [hiddenCountHeader]: {
    description: "How many secrets are hidden in the text.",
    schema: { type: "integer", minimum: 0 },
  },
};
