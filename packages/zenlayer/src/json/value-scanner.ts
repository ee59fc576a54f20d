import {
  beginsScalar,
  closeBrace,
  closeBracket,
  comma,
  isWhitespace,
  openBrace,
  openBracket,
  quote,
} from "./bytes.ts";
import { StringScanner } from "./string-scanner.ts";

/** Bit that tells `{` from `[` and `}` from `]`: setting it makes each pair one. */
const braceBit = 0x20;

/**
 * Finds where one JSON value ends, over any number of chunks, without looking into it: brackets are counted, not
 * paired, and scalars run up to their delimiter. Whether the value is sound is JSON.parse's to say.
 */
export class ValueScanner {
  #kind: "string" | "nested" | "scalar" = "scalar";
  #inString = false;
  #depth = 0;
  #maxDepth = 0;
  readonly #string = new StringScanner();

  /** Takes the value's first byte; returns whether a value can begin with it. */
  start(first: number, maxDepth: number): boolean {
    this.#inString = first === quote;
    this.#depth = 0;
    this.#maxDepth = maxDepth;
    if (this.#inString) {
      this.#kind = "string";
    } else if (first === openBrace || first === openBracket) {
      this.#kind = "nested";
      this.#depth = 1;
    } else {
      this.#kind = "scalar";
      return beginsScalar(first);
    }
    return true;
  }

  /** Whether the value has more levels than allowed. */
  get tooDeep(): boolean {
    return this.#depth > this.#maxDepth;
  }

  /** The index just past the value, looking from `from`, or -1: the chunk ends first, or `tooDeep`. */
  scan(bytes: Buffer, from: number): number {
    if (this.#kind === "nested") return this.#scanNested(bytes, from);
    if (this.#kind === "scalar") return scanScalar(bytes, from);
    const end = this.#string.find(bytes, from);
    return end === -1 ? -1 : end + 1;
  }

  #scanNested(bytes: Buffer, from: number): number {
    const length = bytes.length;
    let depth = this.#depth;
    let at = from;
    if (this.#inString) {
      const end = this.#string.find(bytes, at);
      if (end === -1) return -1;
      this.#inString = false;
      at = end + 1;
    }
    while (at < length && depth <= this.#maxDepth) {
      const byte = bytes[at] ?? 0;
      at += 1;
      if (byte === quote) {
        const end = this.#string.find(bytes, at);
        if (end === -1) {
          this.#inString = true;
          break;
        }
        at = end + 1;
      } else if ((byte | braceBit) === openBrace) {
        depth += 1;
      } else if ((byte | braceBit) === closeBrace) {
        depth -= 1;
        if (depth === 0) return at;
      }
    }
    this.#depth = depth;
    return -1;
  }
}

function scanScalar(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === comma || byte === closeBracket || byte === closeBrace || isWhitespace(byte)) return at;
  }
  return -1;
}
