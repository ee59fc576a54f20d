import type { ParameterProblem } from "@command-history/contract";
import type { ListSearch } from "./list-search.ts";

/** What a link asks for by these parameters, which takes the reader role. `wordsOf`: what a parameter shows, as people know it. */
export function lockedProblems(
  parameters: readonly string[],
  wordsOf: (parameter: string) => string,
): readonly ParameterProblem[] {
  const [parameter] = parameters;
  if (parameter === undefined) return [];
  const words = new Set(parameters.map(wordsOf));
  const message = `Scripts and outputs are not shown to you. The link asks for ${[...words].join(", ")}.`;
  return [{ parameter, message }];
}

/** The state of the list without what takes the reader role, and what of a link that leaves out. */
export function withoutOutputs(search: ListSearch): {
  search: ListSearch;
  problems: readonly ParameterProblem[];
} {
  const parameters = search.output.map(() => "output");
  return { search: { ...search, output: [] }, problems: lockedProblems(parameters, () => "an output") };
}
