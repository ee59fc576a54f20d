import { useState } from "react";
import { type OutputQuery, sameOutputQuery } from "../../lib/output-query.ts";
import { useDraft } from "../../lib/use-draft.ts";

/**
 * What is looked for, as the field for all outputs has it. One query is everyone's, so that what is typed into an output's
 * own search comes here as well: it is no search of all until it is adopted, and does not stand in the field before.
 */
export function useAdoptedQuery(query: OutputQuery, onQueryChange: (query: OutputQuery) => void) {
  const [draft, setDraft] = useDraft(query, onQueryChange, sameOutputQuery);
  const [isOpen, setIsOpen] = useState(query.text !== "");
  const [adopted, setAdopted] = useState(query.text);
  const isElsewhere = !isOpen && draft.text !== adopted;
  return {
    draft,
    /** Whether all outputs are searched. */
    isOpen,
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
      setIsOpen(true);
      return true;
    },
    /** Searches all outputs for what is looked for, or leaves it to the output's own search. */
    toggle(): void {
      setIsOpen(!isOpen);
      setAdopted(draft.text);
    },
  };
}
