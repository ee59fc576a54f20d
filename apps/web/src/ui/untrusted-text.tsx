import { visibleText } from "../lib/visible-text.ts";

/**
 * A name or an ID from upstream: kept apart from the text around it (bidi isolation), with its hidden characters
 * made visible.
 */
export function UntrustedText({ text, className }: { text: string; className?: string | undefined }) {
  return <bdi className={className}>{visibleText(text)}</bdi>;
}
