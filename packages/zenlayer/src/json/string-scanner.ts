import { backslash, quote } from "./bytes.ts";

/** Short strings end within this many bytes; only past it does the native search pay for its call. */
const nearBytes = 64;

/** Finds where a JSON string ends, over any number of chunks. */
export class StringScanner {
  /** 1 when the last chunk ended right after a backslash: the next byte is escaped, whatever it is. */
  #escaped = 0;

  /** The index of the closing quote, looking from `from` (inside the string), or -1: it is not in this chunk. */
  find(bytes: Buffer, from: number): number {
    const length = bytes.length;
    let at = from + this.#escaped;
    this.#escaped = 0;
    while (at < length) {
      const near = Math.min(at + nearBytes, length);
      while (at < near) {
        const byte = bytes[at];
        if (byte === quote) return at;
        at += byte === backslash ? 2 : 1;
      }
      if (at >= length) break;
      const found = bytes.indexOf(quote, at);
      const end = found === -1 ? length : found;
      const escaped = backslashesBefore(bytes, at, end) % 2;
      if (found !== -1 && escaped === 0) return found;
      at = end + escaped;
    }
    this.#escaped = at - length;
    return -1;
  }
}

/** How many backslashes stand right before `end`, not looking before `start`. */
function backslashesBefore(bytes: Buffer, start: number, end: number): number {
  let at = end;
  while (at > start && bytes[at - 1] === backslash) at -= 1;
  return end - at;
}
