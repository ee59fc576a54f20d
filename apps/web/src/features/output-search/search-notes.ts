import type { InstanceResult, SearchEnd } from "@command-history/contract";
import { formatCount, formatCounted } from "../../lib/format-number.ts";
import { knownIds } from "./narrowed-hits.ts";
import { listCuts, searchCuts } from "./search-facts.ts";

/**
 * What a list of hits leaves out, and what was not searched: of which search, where that is not one of just the instances shown.
 * `end` is of the search of those with the IDs `aloneIn`; null: of that of all. `narrowedTo`: the instances whose hits are shown;
 * null: all.
 */
export function searchNotes(
  end: SearchEnd | null,
  narrowedTo: readonly InstanceResult[] | null,
  aloneIn: readonly string[] | null,
  listsWithout: boolean,
): string[] {
  const listed = listsWithout ? [] : listCuts(end);
  const unsearched = searchCuts(end);
  if (narrowedTo === null) return [...listed.map((cut) => `${cut} The counts are of all.`), ...unsearched];
  const cuts = [...listed, ...unsearched];
  if (aloneIn === null) return notesOn("all instances", cuts);
  const shown = knownIds(narrowedTo);
  const later = shown.size - aloneIn.filter((id) => shown.has(id)).length;
  const isOfShown = later === 0 && shown.size === aloneIn.length;
  const notes = isOfShown ? cuts : notesOn(formatCounted(aloneIn.length, "chosen instance"), cuts);
  return later === 0 || listsWithout ? notes : [...notes, laterWords(later)];
}

function notesOn(searched: string, cuts: readonly string[]): string[] {
  return cuts.map((cut) => `In the search of ${searched}: ${cut}`);
}

function laterWords(count: number): string {
  const [were, their] = count === 1 ? ["was", "its"] : ["were", "their"];
  const instances = `${count === 1 ? "One" : formatCount(count)} of these instances`;
  return `${instances} ${were} searched only with all others: some of ${their} lines may not be listed.`;
}
