import type { MaskPattern } from "../config/config.ts";
import type { Turns } from "../turns.ts";
import type { Rule } from "./finding.ts";
import { findFixedForms } from "./fixed-form-rules.ts";
import { createHider, type MaskedText } from "./hide.ts";
import { findKeyBlocks } from "./key-block-rule.ts";
import { findPairs } from "./pair-rule.ts";
import { createPatternRule } from "./pattern-rules.ts";
import { findByPreset } from "./preset-rules.ts";
import { reachAfter, reachBefore, suspectStretches } from "./suspects.ts";

/** Puts marks in place of the secrets in a text. */
export interface Masker {
  /** Whether a text surely stays as it is. Quick: for the many texts that are short and hold no secret. */
  isClear(text: string | null): boolean;
  mask(text: string, turns: Turns): Promise<MaskedText>;
}

/** Characters of a text that are looked through at a time. Full of secrets, as many take some milliseconds. */
const pieceLength = 16_384;

/** Characters of a text that is looked through at once when it holds no sign of a secret. */
const shortLength = 65_536;

/** A masker with the rules of this program, and those of `patterns`. */
export function createMasker(patterns: readonly MaskPattern[]): Masker {
  const patternRules = patterns.map(createPatternRule);
  return {
    isClear(text) {
      if (text === null || text === "") return true;
      if (text.length > shortLength || patternRules.length > 0) return false;
      return suspectStretches(text, { from: 0, to: text.length }).length === 0;
    },
    async mask(text, turns) {
      const hider = createHider(text);
      // Where two find the same secret, the first says what it is.
      const rules = [onwards(findKeyBlocks), findByPreset, findFixedForms, onwards(findPairs)];
      for (let from = 0; from < text.length; ) {
        const to = pieceEnd(text, from);
        for (const stretch of suspectStretches(text, { from, to })) {
          for (const rule of rules) hider.add(rule(text, stretch));
          if (turns.isOver()) await turns.next();
        }
        const shown = { from, to: isLineEnd(text, to) ? to : to + reachAfter };
        for (const rule of patternRules) hider.add(rule(text, shown));
        // What comes next sees a little of what was before, where a line was cut.
        hider.settle(to - reachBefore);
        from = to;
        if (turns.isOver()) await turns.next();
      }
      return hider.end();
    },
  };
}

/** Leaves every text as it is. */
export const openMasker: Masker = {
  isClear: () => true,
  mask: (text) => Promise.resolve({ text, masks: 0, bytesHidden: 0 }),
};

/**
 * A rule whose findings can be as long as the text, for one stretch of it after the other: what it has found is not
 * looked at again.
 */
function onwards(rule: Rule): Rule {
  let foundTo = 0;
  return (text, stretch) => {
    const from = Math.max(stretch.from, foundTo);
    if (from >= stretch.to) return [];
    const findings = rule(text, { from, to: stretch.to });
    foundTo = findings.at(-1)?.to ?? foundTo;
    return findings;
  };
}

/** Where a piece ends: with a line, unless that is too long. */
function pieceEnd(text: string, from: number): number {
  const to = from + pieceLength;
  if (to >= text.length) return text.length;
  const lineEnd = text.slice(to, to + reachAfter).indexOf("\n");
  return lineEnd === -1 ? to : to + lineEnd + 1;
}

function isLineEnd(text: string, at: number): boolean {
  return at >= text.length || text[at - 1] === "\n";
}
