import { RE2JS, RE2JSException } from "re2js";
import type { MaskPattern } from "./config.ts";

const line = /^([A-Za-z0-9][A-Za-z0-9 ._-]{0,39}?)\s*=\s*(\S.*)$/;

/**
 * Reads a file of patterns: `name = expression`, one a line; empty lines and those that begin with `#` are left out.
 * Problems name the line, and quote nothing: an expression may well hold what it is to find.
 */
export function parseMaskPatterns(content: string): { patterns: MaskPattern[]; problems: string[] } {
  const patterns: MaskPattern[] = [];
  const problems: string[] = [];
  for (const [index, given] of content.split(/\r?\n/).entries()) {
    const text = given.trim();
    if (text === "" || text.startsWith("#")) continue;
    const [, name, expression] = line.exec(text) ?? [];
    const problem =
      name === undefined || expression === undefined
        ? "must be `name = expression`, the name of letters, digits, spaces, dots, hyphens and underscores"
        : problemOf(expression);
    if (problem === undefined && name !== undefined && expression !== undefined) {
      patterns.push({ name, expression });
    } else {
      problems.push(`line ${index + 1} ${problem}`);
    }
  }
  return { patterns, problems };
}

function problemOf(expression: string): string | undefined {
  try {
    return RE2JS.compile(expression).test("") ? "matches a text of nothing, so everywhere" : undefined;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return "has an expression that is not of the RE2 kind";
  }
}
