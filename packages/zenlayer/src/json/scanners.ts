/**
 * Finding where JSON's strings and values end. The bytes are named in this file, because its loops run over every
 * byte: a name that tools turn into a property of an import object makes them several times slower.
 *
 * The bytes that carry the structure are ASCII, and none occurs inside a multi-byte UTF-8 character.
 */
export const quote = 0x22;
export const comma = 0x2c;
export const colon = 0x3a;
export const openBracket = 0x5b;
const backslash = 0x5c;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;

export function isWhitespace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Whether a number, `true`, `false` or `null` can begin so. */
function beginsScalar(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x74 || byte === 0x66 || byte === 0x6e;
}

/** Short strings end within this many bytes; only past it does the native search pay for its call. */
const nearBytes = 64;

/** Finds where a JSON string ends, over any number of chunks. */
export class StringScanner {
  /** 1 when the last chunk ended right after a backslash: the next byte is escaped, whatever it is. */
  #escaped = 0;

  /** To be called before a string, where one before it was not looked through to its end. */
  reset(): void {
    this.#escaped = 0;
  }

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

  /** Takes the value's first byte; returns whether a value can begin with it. A value begun before is given up. */
  start(first: number, maxDepth: number): boolean {
    this.#string.reset();
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
