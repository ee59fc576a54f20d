/** IDs that rows have shown, each with its name where one is known. */
export type SeenIds = ReadonlyMap<string, string | null>;

/** An ID to suggest, with its name where one is known. */
export interface Suggestion {
  readonly id: string;
  readonly name: string | null;
}

const most = 50;

interface Entry extends Suggestion {
  readonly idLower: string;
  /** Empty without a name. */
  readonly nameLower: string;
}

/** Seen IDs as they are looked through: thousands of them, for each of thousands of pasted texts. */
interface Index {
  /** Latest seen first. */
  readonly entries: readonly Entry[];
  readonly byNameLower: ReadonlyMap<string, readonly Suggestion[]>;
}

const indexes = new WeakMap<SeenIds, Index>();

function indexOf(seen: SeenIds): Index {
  const known = indexes.get(seen);
  if (known !== undefined) return known;
  const entries = Array.from(seen, ([id, name]) => ({
    id,
    name,
    idLower: id.toLowerCase(),
    nameLower: (name ?? "").toLowerCase(),
  }));
  const byNameLower = new Map<string, Suggestion[]>();
  for (const entry of entries) {
    if (entry.name === null) continue;
    const alike = byNameLower.get(entry.nameLower);
    if (alike === undefined) byNameLower.set(entry.nameLower, [entry]);
    else alike.push(entry);
  }
  const index = { entries: entries.reverse(), byNameLower };
  indexes.set(seen, index);
  return index;
}

/** The seen IDs with this name. Those that have it in another case count where none has it in this one. */
function idsWithName(seen: SeenIds, name: string): readonly string[] {
  const same = indexOf(seen).byNameLower.get(name.toLowerCase()) ?? [];
  const exact = same.filter((other) => other.name === name);
  return (exact.length > 0 ? exact : same).map(({ id }) => id);
}

/** The IDs that an entered text stands for: those seen with this name, else the text itself. */
export function idsNamed(seen: SeenIds, text: string): readonly string[] {
  const named = seen.has(text) ? [] : idsWithName(seen, text.trim());
  return named.length === 0 ? [text] : named;
}

/** What is known to be one thing when it is entered: the seen IDs and, where they may be entered, their names. */
export function knownTexts(seen: SeenIds, named: boolean): readonly string[] {
  if (!named) return [...seen.keys()];
  return [...seen].flatMap(([id, name]) => (name === null ? [id] : [id, name]));
}

/** Whether an entered text is a seen ID or, where they may be entered, a name. */
export function isKnown(seen: SeenIds, named: boolean, text: string): boolean {
  return seen.has(text) || (named && idsWithName(seen, text).length > 0);
}

/** The seen IDs that contain the text in ID or name and are not chosen yet, latest seen first. */
function matching(seen: SeenIds, chosen: readonly string[], text: string): readonly Entry[] {
  const wanted = text.trim().toLowerCase();
  const taken = new Set(chosen);
  return indexOf(seen).entries.filter(
    ({ id, idLower, nameLower }) =>
      !taken.has(id) && (idLower.includes(wanted) || nameLower.includes(wanted)),
  );
}

/** The first of those that a text is looked for among: names that contain it, or IDs where names may not be entered. */
export function suggestIds(
  seen: SeenIds,
  named: boolean,
  chosen: readonly string[],
  text: string,
): readonly Suggestion[] {
  const wanted = text.trim().toLowerCase();
  const found = matching(seen, chosen, text);
  const isFirst = ({ idLower, nameLower }: Entry) => (named ? nameLower : idLower).includes(wanted);
  return [...found.filter(isFirst), ...found.filter((entry) => !isFirst(entry))].slice(0, most);
}

/**
 * The IDs, and names where they may be entered, that a text is only a part of, each once; empty also where it is one itself.
 * A name counts as its ID where that has the text as well, or where names may not be entered.
 */
export function textsAround(
  seen: SeenIds,
  named: boolean,
  chosen: readonly string[],
  text: string,
): readonly string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "" || isKnown(seen, named, text.trim())) return [];
  const around = matching(seen, chosen, text).map(({ id, name }) =>
    !named || name === null || id.toLowerCase().includes(wanted) ? id : name,
  );
  return [...new Set(around)];
}
