import { takeList } from "./inner-list.ts";
import { JsonSplitError, type JsonSplitReason } from "./json-split-error.ts";
import { LikelyEnd } from "./likely-end.ts";
import { PartBytes } from "./part-bytes.ts";
import {
  closeBrace,
  closeBracket,
  colon,
  comma,
  isWhitespace,
  openBrace,
  openBracket,
  quote,
  StringScanner,
  ValueScanner,
} from "./scanners.ts";
import { mayBeDeeper, mayRepeat } from "./unusual-text.ts";

export interface JsonSplitterOptions {
  /**
   * The lists to split, from the outside in, each as the keys that lead to it: the first from the document, every
   * further one from an element of the list before. `[["response", "dataSet"], ["invocationInstances"]]`
   */
  readonly lists: readonly (readonly string[])[];
  /** The most bytes that one element, or the document, may have without the elements split off it. */
  readonly maxPieceBytes: number;
  /** The most levels of objects and arrays, counted from the document. */
  readonly maxDepth: number;
}

/**
 * `list`: a list begins; `value` is what holds it, as far as it has been read, the list itself being empty.
 * `element`: an element is complete; a list split off it is empty. `list` is the list's index in the options.
 */
export interface JsonPiece {
  readonly kind: "list" | "element";
  readonly list: number;
  readonly value: unknown;
}

type State =
  | "document" // before the document's first byte
  | "first element" // after the `[` of a list
  | "next element" // after a comma in a list
  | "after element"
  | "first key" // after the `{` of an object on the way to a list
  | "next key" // after a comma in such an object
  | "in key"
  | "colon"
  | "member"
  | "after member"
  | "in value" // inside a value that leads to no list
  | "done"
  | "failed";

/** Where bytes are passed over: they stand between the elements of a list, or outside the document. */
const passedOver: ReadonlySet<State> = new Set([
  "document",
  "first element",
  "next element",
  "after element",
  "done",
]);

/** How far the document, or the element being read of a list, has been read. */
interface Part {
  /** The keys that lead to the list in it; none in an element of the innermost list. */
  readonly path: readonly string[];
  /** How many of the objects that lead to the list are open. */
  openObjects: number;
  listSeen: boolean;
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

/**
 * Reads one JSON document from chunks of bytes cut anywhere, and gives the elements of nested lists as their bytes
 * complete, each through JSON.parse. Put together again, what it gives is what JSON.parse makes of the whole
 * text, and what JSON.parse refuses is refused, though elements that came before the fault have been given by
 * then. It never holds more than one element of each list and the document without its elements, beside what one chunk
 * has.
 *
 * The objects that lead to a list are read member by member; any other value is only measured, and left to
 * JSON.parse. So is an element that lies whole in its chunk, and its list is taken out of what came of it. Bytes that
 * are not UTF-8 become U+FFFD. A byte order mark at the start is skipped.
 */
export class JsonSplitter {
  readonly #maxPieceBytes: number;
  readonly #maxDepth: number;
  readonly #parts: readonly Part[];
  readonly #bytes: PartBytes;
  readonly #string = new StringScanner();
  readonly #value = new ValueScanner();
  readonly #wholeValue = new ValueScanner();
  readonly #likelyEnd = new LikelyEnd();
  #state: State = "document";
  /** The innermost open part, and its index: 0 is the document, 1 the outermost list's element. */
  #part: Part;
  #index = 0;
  /** Whether the value to come stands on the way to the part's list. */
  #onPath = true;
  /** Open objects and lists, those inside a measured value not counted. */
  #depth = 0;
  #chunk: Buffer = Buffer.alloc(0);
  #chunkOffset = 0;
  #at = 0;
  /** Where in the part's bytes the key begins that is being read. */
  #keyFrom = 0;
  #markBytes = 0;
  #document: unknown;
  /** What the last step completed. */
  #pieces: JsonPiece[] = [];

  constructor({ lists, maxPieceBytes, maxDepth }: JsonSplitterOptions) {
    const [document = newPart([]), ...elements] = [...lists, []].map(newPart);
    this.#part = document;
    this.#parts = [document, ...elements];
    this.#bytes = new PartBytes(this.#parts.length, maxPieceBytes);
    this.#maxPieceBytes = maxPieceBytes;
    this.#maxDepth = maxDepth;
  }

  /** How many bytes have been read. */
  get offset(): number {
    return this.#chunkOffset + this.#at;
  }

  /** The most bytes that have been held at one time, apart from the chunk. */
  get peakHeldBytes(): number {
    return this.#bytes.peak;
  }

  /**
   * Reads a chunk, giving what completes in it. Lazy: run it to its end before the next push, and leave the chunk
   * as it is meanwhile. Throws JsonSplitError.
   */
  *push(chunk: Uint8Array): Generator<JsonPiece, void, void> {
    this.#chunkOffset += this.#chunk.length;
    this.#chunk = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.#bytes.nextChunk(this.#chunk, this.#chunkOffset);
    this.#at = 0;
    while (this.#at < this.#chunk.length) {
      this.#step();
      if (this.#pieces.length === 0) continue;
      const pieces = this.#pieces;
      this.#pieces = [];
      for (const piece of pieces) yield piece;
    }
    if (!passedOver.has(this.#state)) this.#bytes.gather(this.#at);
  }

  /** The document, its lists empty; to be called after the last chunk. Throws JsonSplitError. */
  end(): unknown {
    // A number that is the whole document has no delimiter of its own: white space ends it.
    if (this.#depth === 0) this.push(Buffer.from(" ")).next();
    if (this.#state !== "done") this.#fail("truncated");
    return this.#document;
  }

  #step(): undefined {
    if (this.#state === "in value") return this.#readValue();
    if (this.#state === "in key") return this.#readKey();
    const byte = this.#chunk[this.#at] ?? 0;
    if (isWhitespace(byte)) return this.#pass(this.#state);
    switch (this.#state) {
      case "document":
        return this.#isMark(byte) ? this.#pass("document") : this.#beginDocument(byte);
      case "first element":
        return byte === closeBracket ? this.#closeList() : this.#beginElement(byte);
      case "next element":
        return this.#beginElement(byte);
      case "after element":
        if (byte === comma) return this.#pass("next element");
        return byte === closeBracket ? this.#closeList() : this.#fail("syntax");
      case "first key":
        return byte === closeBrace ? this.#closeObject() : this.#beginKey(byte);
      case "next key":
        return this.#beginKey(byte);
      case "colon":
        return byte === colon ? this.#pass("member") : this.#fail("syntax");
      case "member":
        return this.#beginValue(byte);
      case "after member":
        if (byte === comma) return this.#pass("next key");
        return byte === closeBrace ? this.#closeObject() : this.#fail("syntax");
      default:
        return this.#fail("syntax");
    }
  }

  /** Goes past one byte. */
  #pass(next: State): undefined {
    this.#at += 1;
    this.#state = next;
  }

  #isMark(byte: number): boolean {
    const expected =
      this.#chunkOffset + this.#at === this.#markBytes && byte === byteOrderMark[this.#markBytes];
    if (expected) this.#markBytes += 1;
    return expected;
  }

  #beginDocument(byte: number): undefined {
    if (this.#markBytes % byteOrderMark.length !== 0) this.#fail("syntax");
    this.#bytes.enter(0, this.#at);
    this.#beginValue(byte);
  }

  #beginElement(byte: number): undefined {
    if (byte === openBrace && this.#readWhole()) return;
    this.#enter(this.#index + 1);
    this.#part.listSeen = false;
    this.#onPath = true;
    this.#beginValue(byte);
  }

  /**
   * Takes an element with a list in it that lies whole in the chunk, unless there is anything unusual about it, and says
   * whether it did: to go through it member by member takes more than twice as long, and is for the others.
   */
  #readWhole(): boolean {
    const path = this.#parts[this.#index + 1]?.path ?? [];
    if (path.length === 0) return false;
    const guess = this.#likelyEnd.find(this.#chunk, this.#at);
    if (guess !== -1) {
      const outcome = this.#takeWhole(guess, path, this.#maxDepth - this.#depth);
      if (outcome === "taken") return true;
      if (outcome === "no JSON") this.#likelyEnd.giveUp();
      else this.#likelyEnd.passOver(this.#chunk, guess);
    }
    this.#wholeValue.start(openBrace, this.#maxDepth - this.#depth);
    const end = this.#wholeValue.scan(this.#chunk, this.#at + 1);
    if (end === -1 || this.#takeWhole(end, path) !== "taken") return false;
    this.#likelyEnd.learn(this.#chunk, end);
    return true;
  }

  /**
   * Takes the element that ends at `end` of the chunk, unless it is none or there is anything unusual about it. `maxLevels`:
   * the most that it may have where nobody has measured it; left out where the scanner has.
   */
  #takeWhole(
    end: number,
    path: readonly string[],
    maxLevels = Number.POSITIVE_INFINITY,
  ): "taken" | "no JSON" | "unusual" {
    if (end - this.#at > this.#maxPieceBytes) return "unusual";
    const text = this.#chunk.toString("utf8", this.#at, end);
    if (mayBeDeeper(text, maxLevels)) return "unusual";
    const value = parsed(text);
    if (value === undefined) return "no JSON";
    if (mayRepeat(text, path)) return "unusual";
    this.#give(this.#index + 1, value);
    this.#at = end;
    this.#state = "after element";
    return "taken";
  }

  /** Gives an element of a list, and before it those of the list in it. */
  #give(index: number, value: unknown): void {
    const elements = takeList(value, this.#parts[index]?.path ?? []);
    if (elements !== undefined) {
      this.#pieces.push({ kind: "list", list: index, value });
      for (const element of elements) this.#give(index + 1, element);
    }
    this.#pieces.push({ kind: "element", list: index - 1, value });
  }

  #enter(index: number): void {
    this.#index = index;
    this.#part = this.#parts[index] ?? this.#part;
    this.#bytes.enter(index, this.#at);
  }

  #beginValue(byte: number): undefined {
    const { path, openObjects } = this.#part;
    if (this.#onPath && byte === openBrace && openObjects < path.length) {
      this.#part.openObjects += 1;
      this.#deepen();
      return this.#pass("first key");
    }
    if (this.#onPath && byte === openBracket && openObjects === path.length && openObjects > 0) {
      return this.#openList();
    }
    if (!this.#value.start(byte, this.#maxDepth - this.#depth)) return this.#fail("syntax");
    return this.#pass("in value");
  }

  #readValue(): undefined {
    const end = this.#value.scan(this.#chunk, this.#at);
    if (this.#value.tooDeep) return this.#fail("too-deep");
    this.#at = end === -1 ? this.#chunk.length : end;
    if (end !== -1) this.#endValue();
  }

  #endValue(): undefined {
    if (this.#part.openObjects > 0) {
      this.#state = "after member";
      return;
    }
    const value = this.#parse(this.#bytes.take(this.#at));
    if (this.#index === 0) {
      this.#document = value;
      this.#state = "done";
      return;
    }
    this.#enter(this.#index - 1);
    this.#state = "after element";
    this.#pieces.push({ kind: "element", list: this.#index, value });
  }

  #beginKey(byte: number): undefined {
    if (byte !== quote) this.#fail("syntax");
    this.#pass("in key");
    this.#keyFrom = this.#bytes.gather(this.#at);
  }

  #readKey(): undefined {
    const end = this.#string.find(this.#chunk, this.#at);
    this.#at = end === -1 ? this.#chunk.length : end;
    if (end === -1) return;
    this.#bytes.gather(end);
    const { path, openObjects, listSeen } = this.#part;
    this.#onPath = this.#keyText() === path[openObjects - 1];
    if (this.#onPath && listSeen) this.#fail("repeated-list");
    this.#pass("colon");
  }

  #keyText(): unknown {
    const text = this.#bytes.gathered(this.#keyFrom);
    return text.includes("\\") ? this.#parse(`"${text}"`) : text;
  }

  #closeObject(): undefined {
    this.#at += 1;
    this.#depth -= 1;
    this.#part.openObjects -= 1;
    this.#endValue();
  }

  #openList(): undefined {
    this.#deepen();
    this.#part.listSeen = true;
    this.#pass("first element");
    this.#bytes.gather(this.#at);
    const soFar = `${this.#bytes.gathered()}]${"}".repeat(this.#part.openObjects)}`;
    this.#pieces.push({ kind: "list", list: this.#index, value: this.#parse(soFar) });
  }

  #closeList(): undefined {
    this.#bytes.enter(this.#index, this.#at);
    this.#depth -= 1;
    this.#pass("after member");
  }

  #deepen(): void {
    this.#depth += 1;
    if (this.#depth > this.#maxDepth) this.#fail("too-deep");
  }

  #parse(text: string): unknown {
    const value = parsed(text);
    return value === undefined ? this.#fail("syntax") : value;
  }

  #fail(reason: JsonSplitReason): never {
    this.#state = "failed";
    throw new JsonSplitError(reason, this.#chunkOffset + this.#at);
  }
}

function newPart(path: readonly string[]): Part {
  return { path, openObjects: 0, listSeen: false };
}

/** Undefined for a text that is not JSON, where JSON.parse would throw an error that quotes it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
