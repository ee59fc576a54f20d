import { createContext } from "react";

/** The IDs of the instances that the list is filtered by: what somebody looks for in its rows. */
export const FilteredInstances = createContext<ReadonlySet<string>>(new Set());
