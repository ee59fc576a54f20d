/** Tells which of the groups have a word in a stretch of a text, as bits: bit 0 is the first group. */
export type WordSearch = (text: string, from: number, to: number) => number;

/** Characters beyond ASCII are one character here, which no word has. */
const alphabet = 128;

/** One bit each. */
const mostGroups = 32;
/** As many states, and the first one, as 16 bits can name the rows of. */
const mostCharacters = 65_536 / alphabet - 1;
const isSearchable = /^[^A-Z\t\n\u0080-\uffff]+$/;

const lowerA = 97;
const lowerZ = 122;
/** Between a letter and its capital. */
const caseDistance = 32;
const space = 32;
const otherSpaces = [9, 10];

/**
 * A search for many words at once, in one pass over the text, in any case (of A to Z). A space in a word stands for any
 * one of space, tab and line feed, and for the beginning of what is looked through. It is the automaton of Aho and
 * Corasick, "Efficient string matching" (1975). Takes at most 32 groups, of words in ASCII and in small letters, with 511
 * characters in all. Throws RangeError for others: a word that is not found is a secret that is shown.
 */
export function createWordSearch(groups: readonly (readonly string[])[]): WordSearch {
  const { next, found } = automaton(groups);
  const start = next[space] ?? 0;
  return (text, from, to) => {
    let row = start;
    let bits = 0;
    for (let at = from; at < to; at++) {
      const code = text.charCodeAt(at);
      row = code < alphabet ? (next[row + code] ?? 0) : 0;
      bits |= found[row] ?? 0;
    }
    return bits;
  };
}

/** A state is the row of `next` in which the states after it stand, by character; row 0 knows nothing of what came before. */
interface Automaton {
  readonly next: Uint16Array;
  /** The groups whose words end in a state. */
  readonly found: Int32Array;
}

function automaton(groups: readonly (readonly string[])[]): Automaton {
  const characters = groups.flat().reduce((sum, word) => sum + word.length, 0);
  if (characters > mostCharacters || groups.length > mostGroups) throw new RangeError("too many words");
  if (!groups.flat().every((word) => isSearchable.test(word))) {
    throw new RangeError("a word that is not ASCII, or not in small letters");
  }
  const next = new Uint16Array((1 + characters) * alphabet);
  const found = new Int32Array(next.length);
  let rows = alphabet;
  for (const [group, words] of groups.entries()) {
    for (const word of words) {
      let row = 0;
      for (let at = 0; at < word.length; at++) {
        const way = row + word.charCodeAt(at);
        if (next[way] === 0) {
          next[way] = rows;
          rows += alphabet;
        }
        row = next[way] ?? 0;
      }
      found[row] = (found[row] ?? 0) | (1 << group);
    }
  }
  goOn({ next, found });
  for (let row = 0; row < rows; row += alphabet) spellOut(next, row);
  return { next, found };
}

/** Where a word breaks off, the search goes on in the state of the longest end of it that begins another word. */
function goOn({ next, found }: Automaton): void {
  const shorter = new Uint16Array(next.length);
  const queue = [0];
  for (const row of queue) {
    const end = shorter[row] ?? 0;
    found[row] = (found[row] ?? 0) | (found[end] ?? 0);
    for (let code = 0; code < alphabet; code++) {
      const further = next[row + code] ?? 0;
      const instead = row === 0 ? 0 : (next[end + code] ?? 0);
      if (further === 0) {
        next[row + code] = instead;
      } else {
        shorter[further] = instead;
        queue.push(further);
      }
    }
  }
}

/** Lets capitals and other white space do what the characters do that words are written in. */
function spellOut(next: Uint16Array, row: number): void {
  for (let code = lowerA; code <= lowerZ; code++) next[row + code - caseDistance] = next[row + code] ?? 0;
  for (const code of otherSpaces) next[row + code] = next[row + space] ?? 0;
}
