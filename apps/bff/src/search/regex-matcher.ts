import { type MatchRange, regexFaultWords } from "@command-history/output";
import { RE2JS, RE2JSException } from "re2js";
import { RequestError } from "../problems/request-error.ts";
import type { LineMatcher } from "./line-matcher.ts";

/**
 * Steps that finding one hit may take: characters of the line times instructions of the program, which is what the
 * engine needs at worst. About a tenth of a second.
 */
const maxSteps = 4_000_000;

/** Longest stretch of a line that is searched, however small the program. */
const maxLength = 65_536;

/** Milliseconds that the hits of one line may take. Each hit is found in linear time, yet a line can have as many as characters. */
const defaultLineMs = 2000;

/**
 * Looks for an expression of the RE2 kind, with an engine that needs time in proportion to the text. Throws
 * RequestError for an expression that the engine refuses, and while it searches for one that takes too long.
 */
export function createRegexMatcher(
  expression: string,
  { matchCase, lineMs = defaultLineMs }: { matchCase: boolean; lineMs?: number },
): LineMatcher {
  const regex = compile(expression, matchCase ? 0 : RE2JS.CASE_INSENSITIVE);
  return {
    lineLength: Math.min(maxLength, Math.ceil(maxSteps / regex.programSize())),
    *hits(line): Generator<MatchRange, void, void> {
      // Much faster than to look for where, and nearly all lines have no hit.
      if (!regex.test(line)) return;
      const matcher = regex.matcher(line);
      let spent = 0;
      for (;;) {
        const start = performance.now();
        const found = matcher.find();
        spent += performance.now() - start;
        if (spent > lineMs) throw tooSlow();
        if (!found) return;
        if (matcher.end() > matcher.start()) yield [matcher.start(), matcher.end()];
      }
    },
    occursIn: () => true,
  };
}

function compile(expression: string, flags: number): RE2JS {
  try {
    return RE2JS.compile(expression, flags);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const words = regexFaultWords(expression, error);
    throw new RequestError("INVALID_PARAMETER", `q: not a regular expression of the RE2 kind: ${words}`, {
      parameter: "q",
    });
  }
}

function tooSlow(): RequestError {
  return new RequestError(
    "INVALID_PARAMETER",
    "q: this expression takes too long on a line of these outputs, so the search was stopped. Make it more specific, or search for plain text.",
    { parameter: "q" },
  );
}
