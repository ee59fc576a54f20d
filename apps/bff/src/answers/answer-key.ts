import { createHash } from "node:crypto";
import type { Config } from "../config/config.ts";
import type { Call } from "../upstream/call.ts";

/** What an answer depends on. Two requests with the same are answered with the same. */
export interface AnswerSubject {
  readonly kind: "list" | "detail" | "output";
  readonly call: Call;
  /** What is asked for, in a form in which the same question is written the same. */
  readonly question: readonly string[];
}

/**
 * The key of an answer: of the account that is asked, what the one who asks may see, and the question. What this
 * server is told to hide is part of it too, since others may keep answers in the same place.
 */
export function createAnswerKeys(
  config: Pick<Config, "masking" | "upstream">,
): (subject: AnswerSubject) => string {
  const { enabled, patterns } = config.masking;
  const { endpoint, timeZone } = config.upstream;
  const server = [
    endpoint.href,
    timeZone,
    enabled,
    patterns.map(({ name, expression }) => [name, String(expression)]),
  ];
  return ({ kind, call, question }) =>
    createHash("sha256")
      .update(JSON.stringify([server, kind, call.account.profile, call.withholdsText, question]))
      .digest("base64url");
}
