import * as z from "zod/mini";
import { type ParameterProblem, readChoices } from "./parameters.ts";

/** What differs between instances by nature and can be ignored when outputs are compared, each on its own. */
export const ignorables = [
  "times",
  "durations",
  "numbers",
  "hex",
  "addresses",
  "names",
  "whitespace",
] as const;
export type Ignorable = (typeof ignorables)[number];

/** Reads the `ignore` parameters of a query string, in the order of `ignorables`. */
export function parseIgnored(params: URLSearchParams): {
  ignored: readonly Ignorable[];
  problems: readonly ParameterProblem[];
} {
  const problems: ParameterProblem[] = [];
  return { ignored: readChoices(params, "ignore", ignorables, problems), problems };
}

/**
 * The answer of `GET /api/invocations/:invocationId/digests?ignore=…`: for each instance the digest (SHA-256,
 * hex) of each stream with what is ignored taken out; null where the upstream gave no such stream. Instances
 * stand in the order of the invocation's own answer.
 */
export const outputDigestsSchema = z.object({
  ignored: z.array(z.enum(ignorables)),
  instances: z.array(
    z.object({
      instanceId: z.nullable(z.string()),
      stdout: z.nullable(z.string()),
      stderr: z.nullable(z.string()),
    }),
  ),
  upstreamRequestId: z.nullable(z.string()),
});
export type OutputDigests = z.infer<typeof outputDigestsSchema>;
