/** What an engine of the RE2 kind says of an expression that it does not take. */
export interface RegexFault {
  /** As it was written. */
  readonly expression: string;
  /** What the engine puts before it, to ignore case for instance. */
  readonly prefix: string;
  readonly reason: string;
  /** Where in the expression it met that. Null: nowhere in particular. */
  readonly near: string | null;
}

/** What such an engine leaves out so that it cannot hang, by how it begins. It tells of them as mistakes in writing. */
const leftOut = [
  [/^\(\?<?[=!]/, "look-around is not available"],
  [/^\\(?:[1-9]|k)/, "back-references are not available"],
  [/^\(\?>/, "atomic groups are not available"],
] as const;

/** Says what is wrong with an expression, in terms of what was written. */
export function regexFaultWords({ expression, prefix, reason, near }: RegexFault): string {
  const written = near === prefix + expression ? expression : near;
  const words = leftOut.find(([form]) => form.test(written ?? ""))?.[1] ?? reason;
  return written === null || written === expression ? words : `${words}: ${written}`;
}
