/** An ID to suggest, with its name where one is known. */
export interface Suggestion {
  readonly id: string;
  readonly name: string | null;
}

const most = 50;

/** The IDs that an entered text stands for: those seen with exactly this name, else the text itself. */
export function idsNamed(seen: ReadonlyMap<string, string | null>, text: string): readonly string[] {
  const wanted = text.trim();
  const named = seen.has(text) ? [] : [...seen].filter(([, name]) => name === wanted).map(([id]) => id);
  return named.length === 0 ? [text] : named;
}

/** What is known to be one thing when it is entered: the seen IDs and, where they may be entered, their names. */
export function knownTexts(seen: ReadonlyMap<string, string | null>, named: boolean): readonly string[] {
  if (!named) return [...seen.keys()];
  return [...seen].flatMap(([id, name]) => (name === null ? [id] : [id, name]));
}

/** The seen IDs that contain the text in ID or name and are not chosen yet, latest seen first. */
export function suggestIds(
  seen: ReadonlyMap<string, string | null>,
  chosen: readonly string[],
  text: string,
): readonly Suggestion[] {
  const wanted = text.trim().toLowerCase();
  const taken = new Set(chosen);
  return [...seen]
    .reverse()
    .filter(
      ([id, name]) =>
        !taken.has(id) && (id.toLowerCase().includes(wanted) || (name ?? "").toLowerCase().includes(wanted)),
    )
    .slice(0, most)
    .map(([id, name]) => ({ id, name }));
}
