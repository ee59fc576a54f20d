import { RE2JS } from "re2js";
import type { MaskPattern } from "../config/config.ts";
import type { Finding, Rule } from "./finding.ts";

/** Hits of one pattern in one line past which the rest of the line is hidden: each can take a look at all of it. */
const hitsInLine = 64;

/**
 * The rule of one pattern of ones own, of the RE2 kind, applied line by line. It hides what the first group of the
 * expression stands for, or all that it matches when it has none.
 */
export function createPatternRule({ name, expression }: MaskPattern): Rule {
  const pattern = RE2JS.compile(expression, RE2JS.MULTILINE);
  const group = pattern.groupCount() === 0 ? 0 : 1;

  function findInLine(line: string, lineFrom: number): Finding[] {
    if (!pattern.test(line)) return [];
    const findings: Finding[] = [];
    const matcher = pattern.matcher(line);
    while (matcher.find()) {
      const [from, to] = [matcher.start(group), matcher.end(group)];
      if (to <= from) continue;
      if (findings.length === hitsInLine) {
        findings.push({ from: lineFrom + from, to: lineFrom + line.length, kind: name });
        break;
      }
      findings.push({ from: lineFrom + from, to: lineFrom + to, kind: name });
    }
    return findings;
  }

  return (text, stretch) => {
    const shown = text.slice(stretch.from, stretch.to);
    if (!pattern.test(shown)) return [];
    const findings: Finding[] = [];
    let lineFrom = stretch.from;
    for (const line of shown.split("\n")) {
      findings.push(...findInLine(line, lineFrom));
      lineFrom += line.length + 1;
    }
    return findings;
  };
}
