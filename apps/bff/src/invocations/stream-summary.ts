import { createHash } from "node:crypto";
import type { StreamSummary } from "@command-history/contract";
import { countLines } from "@command-history/output";
import { pieceBytes, utf8Pieces } from "../http/utf8-pieces.ts";
import type { Hidden } from "../masking/masked-events.ts";
import { outputExcerpt } from "./output-excerpt.ts";

// Used up before it is filled again, so that digesting a gigabyte makes no garbage.
const scratch = new Uint8Array(pieceBytes);

/** What is kept of an output once its text has passed by; null when upstream gave none. */
export function summariseStream(text: string | null, hidden: Hidden): StreamSummary | null {
  if (text === null) return null;
  const hash = createHash("sha256");
  let bytes = 0;
  for (const piece of utf8Pieces(text, () => scratch)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return {
    bytes: bytes + hidden.bytesHidden,
    masks: hidden.masks,
    lines: countLines(text),
    sha256: hash.digest("hex"),
    excerpt: outputExcerpt(text),
  };
}
