import { excerptOf } from "@command-history/output";

/** Characters of an excerpt. */
const excerptLength = 200;

/** The line of an output that says most; null when there is no text, or none to show. */
export function outputExcerpt(text: string | null): string | null {
  const excerpt = text === null ? null : excerptOf(text, excerptLength);
  return excerpt === null ? null : ownCopy(excerpt);
}

/**
 * V8 keeps a piece cut from a string as a reference into the whole: an excerpt of 200 characters would hold on
 * to its output of 5 MB for as long as it is held itself.
 */
function ownCopy(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
