import { rawLine } from "@command-history/output";

/**
 * A text from upstream as it may stand in a line, a title or a name for screen readers: a symbol in place of every
 * character that would act on the text around it or hide, the same symbols as in outputs.
 */
export function visibleText(text: string): string {
  return rawLine(text);
}
