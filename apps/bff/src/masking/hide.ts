import { markOf } from "@command-history/contract";
import { type Finding, joinFindings } from "./finding.ts";

/** A text with marks in place of its secrets. */
export interface MaskedText {
  readonly text: string;
  readonly masks: number;
  /** Bytes of UTF-8 that the text had more before; fewer where a mark is longer than what it hides. */
  readonly bytesHidden: number;
}

/**
 * Makes the masked text while the findings come in, so that those of a long text are not all held at once. `settle`
 * says that none is to come that begins before a place.
 */
export function createHider(text: string): {
  add(findings: readonly Finding[]): void;
  settle(upTo: number): void;
  end(): MaskedText;
} {
  let open: Finding[] = [];
  let masked = "";
  let taken = 0;
  let masks = 0;
  let bytesHidden = 0;

  function settle(upTo: number): void {
    if (open.length === 0) return;
    const parts: string[] = [];
    const left: Finding[] = [];
    for (const finding of joinFindings(open)) {
      if (finding.to > upTo) {
        left.push(finding);
        continue;
      }
      const hidden = text.slice(finding.from, finding.to);
      const shown = inPlaceOf(hidden, finding.kind);
      parts.push(text.slice(taken, finding.from), shown);
      taken = finding.to;
      masks += 1;
      bytesHidden += Buffer.byteLength(hidden) - Buffer.byteLength(shown);
    }
    open = left;
    masked += parts.join("");
  }

  return {
    add(findings) {
      for (const finding of findings) open.push(finding);
    },
    settle,
    end() {
      settle(text.length);
      return { text: masks === 0 ? text : masked + text.slice(taken), masks, bytesHidden };
    },
  };
}

/** A mark, and the line breaks of what it hides: lines keep their numbers. */
function inPlaceOf(hidden: string, kind: string): string {
  return markOf(kind) + (hidden.match(/\r?\n/g)?.join("") ?? "");
}
