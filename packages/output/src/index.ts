export * from "./excerpt.ts";
export * from "./group.ts";
export * from "./host-ranges.ts";
export { type IgnoredRange, ignoredRanges, normalise } from "./normalise/normalise.ts";
export { type Ignorable, type InstanceContext, ignorables } from "./normalise/scan.ts";
export { createPlainMatcher, type MatchRange, type PlainMatcher } from "./plain-match.ts";
export { rawLine, visibleControl } from "./terminal/control.ts";
export type { Colour, Line, Segment, SourceRange, Style } from "./terminal/line.ts";
export * from "./terminal/output-index.ts";
