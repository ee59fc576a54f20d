import type { AnswerEnd, AnswerSource } from "../answers/answer.ts";
import { createTagDigest } from "../answers/etag.ts";
import { pieceBytes, utf8Pieces } from "../http/utf8-pieces.ts";

/**
 * An output as it is answered with, byte for byte. Each piece is digested when it is taken, and packed on another thread
 * before the next but one is: the digest of 50 MB at once would keep everyone waiting for a tenth of a second.
 */
export async function* outputText(
  text: string,
  kept: Pick<AnswerEnd, "keepMs" | "isFinal">,
): AnswerSource["text"] {
  const digest = createTagDigest();
  for (const piece of utf8Pieces(text, () => Buffer.allocUnsafe(pieceBytes))) {
    digest.update(piece);
    yield piece;
  }
  return { etag: digest.strong(), ...kept };
}
