/** A search that cannot be carried out. Its message says why, to the one who typed it. */
export class SearchRefused extends Error {
  override readonly name = "SearchRefused";
}
