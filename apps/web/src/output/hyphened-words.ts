/** Where in a text a word stands: from one place, without the other. */
interface WordPlace {
  readonly from: number;
  readonly to: number;
}

/** Longer words may have no room on a line of a narrow screen: they are broken as before. In characters. */
const longest = 32;

/** More hyphens than a line has that somebody reads word by word; each word costs an element. */
const most = 200;

/**
 * The words in which a browser would break a line although nothing is between their letters: after a hyphen, as in
 * "disk-usage.log" or "--max-time". Long words are none of them, and there are none where they are very many, as in a long
 * line of data.
 */
export function hyphenedWords(text: string): readonly WordPlace[] {
  if (!text.includes("-")) return [];
  const words: WordPlace[] = [];
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const hyphen = word.indexOf("-");
    if (hyphen === -1 || hyphen === word.length - 1 || word.length > longest) continue;
    if (words.length === most) return [];
    words.push({ from: index, to: index + word.length });
  }
  return words;
}
