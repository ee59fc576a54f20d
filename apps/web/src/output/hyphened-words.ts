/** Where in a text a word stands: from one place, without the other. */
interface WordPlace {
  readonly from: number;
  readonly to: number;
}

/** More hyphens than a line has that somebody reads word by word; each word costs an element. */
const most = 200;

/**
 * The words in which a browser would break a line although nothing is between their letters: after a hyphen, as in
 * "disk-usage.log" or "--max-time". None where they are very many, as in a long line of data.
 */
export function hyphenedWords(text: string): readonly WordPlace[] {
  if (!text.includes("-")) return [];
  const words: WordPlace[] = [];
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const hyphen = word.indexOf("-");
    if (hyphen === -1 || hyphen === word.length - 1) continue;
    if (words.length === most) return [];
    words.push({ from: index, to: index + word.length });
  }
  return words;
}
