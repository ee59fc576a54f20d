/** Characters of a list row's script excerpt. */
const excerptLength = 200;

/** Lines that say how a script runs and not what it does: shebangs, comments, `set -e`, `@echo off`. */
const preamble =
  /^(#|\/\/|::|rem\b|<#|@?echo off\b|set -|set-strictmode\b|setlocal\b|\$erroractionpreference\b)/i;

/**
 * The first lines of a script that do something, at most 200 characters. A script of nothing but preamble shows
 * that; null when there is no line at all.
 */
export function contentExcerpt(content: string | null): string | null {
  let text = "";
  let hasBegun = false;
  for (const [line] of (content ?? "").matchAll(/[^\r\n]+/g)) {
    const trimmed = line.trim();
    if (trimmed === "") continue;
    if (!hasBegun && !preamble.test(trimmed)) {
      hasBegun = true;
      text = "";
    }
    if (text.length < excerptLength) text += text === "" ? trimmed : `\n${trimmed}`;
    else if (hasBegun) break;
  }
  return text === "" ? null : cutAt(text, excerptLength);
}

/** The text's beginning, without half a surrogate pair at its end. */
function cutAt(text: string, length: number): string {
  const cut = text.slice(0, length);
  return cut.isWellFormed() || !text.isWellFormed() ? cut : cut.slice(0, -1);
}
