import { createContext } from "react";

/**
 * Until when the durations of running invocations are counted, in ms since the epoch: where the rows could not be
 * refreshed, nobody knows whether they still run. Null: until now.
 */
export const DurationsAsOf = createContext<number | null>(null);
