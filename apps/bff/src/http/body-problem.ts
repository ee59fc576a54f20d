import type { ProblemFacts } from "../problems/problem.ts";

/** What an error of Express's body parser amounts to; undefined for any other error. */
export function bodyProblem(error: unknown): ProblemFacts | undefined {
  if (!(error instanceof Error && "type" in error && "status" in error)) return undefined;
  switch (error.status) {
    case 413:
      return { code: "BODY_TOO_LARGE", detail: "The body is larger than what is taken here." };
    case 415:
      return { code: "UNSUPPORTED_MEDIA_TYPE", detail: "A body must be application/json in UTF-8." };
    case 400:
      return { code: "MALFORMED_REQUEST", detail: "The body is not JSON that can be read." };
    default:
      return undefined;
  }
}
