/** Which instances a search of all outputs lists: those with some hits, or those with none. */
export const listedHits = ["some", "none"] as const;
export type ListedHits = (typeof listedHits)[number];
