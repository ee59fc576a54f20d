import { type StreamName, streamNames } from "@command-history/contract";

/** The stream of an instance that is shown, or both side by side. */
export type ShownStream = StreamName | "both";

export const shownStreams: readonly ShownStream[] = [...streamNames, "both"];
