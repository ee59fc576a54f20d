/** A row that is drawn: its key, and that of the element that shows it. */
export interface ShownRow {
  readonly id: string;
  readonly element: string;
}

interface Elements {
  /** The rows drawn before, in their order. */
  readonly before: readonly ShownRow[];
  /** Whether the element of a row may show another, and a row be shown by the element of another. */
  readonly canChange: (id: string) => boolean;
  /** The key of an element that there was none of before. */
  readonly create: () => string;
}

/**
 * The elements for rows to draw. A row that was drawn before keeps its own; one that comes in the place of another takes
 * over that one's: to change what an element shows takes much less than to make a new one, in a fast scroll of every frame.
 */
export function elementsFor(
  ids: readonly string[],
  { before, canChange, create }: Elements,
): readonly ShownRow[] {
  const places = new Map(before.map(({ id }, place) => [id, place]));
  const next = new Set(ids);
  /** How many of those before have been passed. */
  let passed = 0;

  /** An element to take over, out of those that stood before the next row that stays: no element changes its place. */
  function takeOver(): string | undefined {
    for (let row = before[passed]; row !== undefined && !next.has(row.id); row = before[passed]) {
      passed += 1;
      if (canChange(row.id)) return row.element;
    }
    return undefined;
  }

  return ids.map((id) => {
    const place = places.get(id) ?? -1;
    const own = before[place];
    if (own === undefined) return { id, element: (canChange(id) ? takeOver() : undefined) ?? create() };
    passed = Math.max(passed, place + 1);
    return own;
  });
}
