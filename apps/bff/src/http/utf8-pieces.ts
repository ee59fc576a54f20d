const encoder = new TextEncoder();

/** Bytes in one piece. */
export const pieceBytes = 65_536;

/**
 * The UTF-8 bytes of a text, piece by piece. Each piece is written into the buffer that `take` gives for it; a
 * piece must be used up before the next one is asked for when that is the same buffer. No character is cut in
 * two; a lone surrogate, which has no bytes of its own, becomes U+FFFD.
 */
export function* utf8Pieces(text: string, take: () => Uint8Array): Generator<Uint8Array> {
  let position = 0;
  while (position < text.length) {
    const buffer = take();
    const { read, written } = encoder.encodeInto(text.slice(position, position + buffer.length), buffer);
    // A piece can end between the halves of a pair: encodeInto then sees a lone half, and must see both.
    const cut = isSplitPair(text, position + read) ? 1 : 0;
    position += read - cut;
    yield buffer.subarray(0, written - cut * 3);
  }
}

function isSplitPair(text: string, position: number): boolean {
  const isHigh = (text.charCodeAt(position - 1) & 0xfc00) === 0xd800;
  return isHigh && (text.charCodeAt(position) & 0xfc00) === 0xdc00;
}
