import { useState } from "react";
import { type OutputQuery, sameOutputQuery } from "../../lib/output-query.ts";
import { useDraft } from "../../lib/use-draft.ts";

/**
 * What is looked for, as the field for all outputs has it. One query is everyone's, so that what is typed into an output's
 * own search comes here as well: it is no search of all until it is adopted, and does not stand in the field before.
 * `isOpen`: all outputs are searched.
 */
export function useAdoptedQuery(
  query: OutputQuery,
  isOpen: boolean,
  onQueryChange: (query: OutputQuery, searchesAll: boolean) => void,
) {
  /** Whether what was edited last is a search of all, which is so from the first key on. */
  const [searchesAll, setSearchesAll] = useState(isOpen);
  const [given, setGiven] = useState(isOpen);
  if (isOpen !== given) {
    setGiven(isOpen);
    setSearchesAll(isOpen);
  }
  const [draft, setDraft] = useDraft(query, (next) => onQueryChange(next, searchesAll), sameOutputQuery);
  const [adopted, setAdopted] = useState(isOpen ? query.text : "");
  const isElsewhere = !searchesAll && draft.text !== adopted;
  return {
    draft,
    /** What is looked for is an output's own search. */
    isElsewhere,
    /** As it stands in the field. */
    shown: isElsewhere ? { ...draft, text: "" } : draft,
    /** Takes what was edited in the field. Tells whether it is a search of all. */
    edit(next: OutputQuery): boolean {
      // A switch of an empty field is one of the search that goes on elsewhere.
      if (isElsewhere && next.text === "") {
        setDraft({ ...next, text: draft.text });
        return false;
      }
      setDraft(next);
      setAdopted(next.text);
      setSearchesAll(true);
      return true;
    },
    /** Takes what is looked for into the field, as a search of all or no more as one. */
    adopt(asSearchOfAll: boolean): void {
      setSearchesAll(asSearchOfAll);
      setAdopted(draft.text);
    },
  };
}
