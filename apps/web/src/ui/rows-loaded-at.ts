import { createContext } from "react";

/** When the rows at hand were loaded last, in ms since the epoch, whether anything in them changed then or not. Null: not known. */
export const RowsLoadedAt = createContext<number | null>(null);
