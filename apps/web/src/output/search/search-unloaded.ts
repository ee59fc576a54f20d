/** A search that cannot be carried out, as a file of the program did not come. */
export class SearchUnloaded extends Error {
  override readonly name = "SearchUnloaded";
}
