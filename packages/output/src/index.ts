export * from "./excerpt.ts";
export { rawLine, visibleControl } from "./terminal/control.ts";
export type { Colour, Line, Segment, SourceRange, Style } from "./terminal/line.ts";
export * from "./terminal/output-index.ts";
