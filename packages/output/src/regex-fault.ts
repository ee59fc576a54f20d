/** What an engine of the RE2 kind throws for an expression that it does not take. */
interface RegexFault {
  readonly message: string;
  /** What is wrong, where the fault is one of syntax. */
  readonly error?: string;
  /** Where in the expression that is. */
  readonly input?: string | null;
}

/** What the engine puts before an expression to ignore case. */
const ignoringCase = "(?i)";

/** What such an engine leaves out so that it cannot hang, by how it begins. It tells of them as mistakes in writing. */
const leftOut = [
  [/^\(\?<?[=!]/, "look-around is not available"],
  [/^\\(?:[1-9]|k)/, "back-references are not available"],
  [/^\(\?>/, "atomic groups are not available"],
] as const;

/** Says what is wrong with an expression, in terms of what was written. */
export function regexFaultWords(
  expression: string,
  { message, error = message, input = null }: RegexFault,
): string {
  const written = input === ignoringCase + expression ? expression : input;
  const words = leftOut.find(([form]) => form.test(written ?? ""))?.[1] ?? error;
  return written === null || written === expression ? words : `${words}: ${written}`;
}
