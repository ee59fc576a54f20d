import { createContext } from "react";

/** A row that the keyboard can stop at. */
export interface RowStop {
  /** Whether the row has the focus, or had it last. */
  readonly isCurrent: boolean;
  /** Whether what the row tells of failed. */
  readonly hasFailed: boolean;
  readonly focus: () => void;
  /** Opens or chooses the row. */
  readonly open: () => void;
}

/** What a table within an open row of another lets that one know. */
export interface InnerTable {
  holdsFocus(): boolean;
  /** Its rows from top to bottom, with those of tables within them. */
  stops(): readonly RowStop[];
}

/** Lets a table tell the row around it, where there is one, of its rows; returns a way to take that back. */
export const OuterRow = createContext<((table: InnerTable) => () => void) | null>(null);

/** The stop that `by` leads to from the current one, or null at the end; from none, the first one or the last. */
export function nextStop(stops: readonly RowStop[], by: 1 | -1): RowStop | null {
  return ahead(stops, by)[0] ?? null;
}

/** The failed row that comes next; past the end the search goes on from the other one. */
export function nextFailedStop(stops: readonly RowStop[], by: 1 | -1): RowStop | null {
  const others = stops.filter((stop) => !stop.isCurrent);
  const onwards = [...ahead(stops, by), ...(by > 0 ? others : others.toReversed())];
  return onwards.find((stop) => stop.hasFailed) ?? null;
}

function ahead(stops: readonly RowStop[], by: 1 | -1): readonly RowStop[] {
  const current = stops.findIndex((stop) => stop.isCurrent);
  if (by > 0) return stops.slice(current + 1);
  return (current < 0 ? stops : stops.slice(0, current)).toReversed();
}
