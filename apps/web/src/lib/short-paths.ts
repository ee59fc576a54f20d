/** The folders of an absolute path with at least two of them. Not of an address: there the host says something. */
const folders = /(?<![\w.:/-])\/(?:[\w.@+-]+\/){2,}(?=[\w.@+-])/g;

/**
 * A line in which the folders of paths give way to what is said after them: where there is room for one line only, the
 * reason of a failure stands at its end.
 */
export function shortenPaths(text: string): string {
  return text.replaceAll(folders, "…/");
}
