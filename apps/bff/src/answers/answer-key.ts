import { createHash } from "node:crypto";
import type { Config, Secrets } from "../config/config.ts";
import type { CallTerms } from "../upstream/call.ts";
import type { Coding } from "./coding.ts";
import { programDigest } from "./program-digest.ts";

/** What an answer depends on. Two requests with the same are answered with the same. */
export interface AnswerSubject {
  readonly kind: "list" | "detail" | "output";
  readonly terms: CallTerms;
  /** What is asked for, in a form in which the same question is written the same. */
  readonly question: readonly string[];
}

/**
 * The key of an answer: of the account that is asked, what the one who asks may see, and the question. Others may keep
 * answers in the same place: so whose account it is, what this server is told to hide, how it packs answers, and this
 * very program, whose rules for what to hide may be newer than another one's, are part of it too.
 */
export function createAnswerKeys(
  config: Pick<Config, "masking" | "upstream">,
  coding: Coding,
  { credentials }: Pick<Secrets, "credentials">,
): (subject: AnswerSubject) => string {
  const { enabled, patterns } = config.masking;
  const { endpoint, timeZone } = config.upstream;
  const rules = patterns.map(({ name, expression }) => [name, String(expression)]);
  const server = digest([
    programDigest(import.meta.url),
    coding.name,
    endpoint.href,
    timeZone,
    enabled,
    rules,
  ]);
  const accounts = new Map([...credentials].map(([profile, account]) => [profile, digest(account)]));
  return ({ kind, terms, question }) => {
    const { profile } = terms.account;
    return JSON.stringify([server, accounts.get(profile), profile, kind, terms.withholdsText, question]);
  };
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url");
}
