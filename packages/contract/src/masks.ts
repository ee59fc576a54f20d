import * as z from "zod/mini";

/**
 * What stands in a text in place of a secret. `kind` says what is hidden: `password`, `GitHub token`. The form is
 * part of the contract, so that the page can show marks as such.
 */
export function markOf(kind: string): string {
  return `[hidden: ${kind}]`;
}

/** A mark, wherever it stands in a text. A line that only looks like one cannot be told from it. */
export const markPattern: RegExp = /\[hidden: ([A-Za-z0-9][A-Za-z0-9 ._-]{0,39})\]/;

/** The header in which an answer of text says how many secrets are hidden in it. */
export const hiddenCountHeader = "X-Hidden-Secrets";

/** Characters of a reason. */
export const reasonLimits = { shortest: 3, longest: 500 } as const;

/** Why someone wants to see a text with nothing hidden. It stands in the audit trail, so that it is one line. */
export const revealRequestSchema = z.strictObject({
  reason: z
    .string()
    .check(
      z.trim(),
      z.minLength(reasonLimits.shortest, `must have ${reasonLimits.shortest} characters or more`),
      z.maxLength(reasonLimits.longest, `must have ${reasonLimits.longest} characters or fewer`),
      z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "must have no control characters, such as line breaks"),
    ),
});
export type RevealRequest = z.infer<typeof revealRequestSchema>;
