import { readParameters, type Sequence } from "./sequence.ts";

/** Whether a sequence concerns other lines than the cursor's, or, like saving the cursor, needs to know where it stands. */
export function leavesLine(text: string, sequence: Sequence): boolean {
  if (sequence.kind === "escape") return sequence.final === "7" || sequence.final === "8";
  if (sequence.kind !== "csi") return false;
  if (sequence.final !== "J") return "ABEFHdfsu".includes(sequence.final);
  const [mode] = readParameters(text, sequence.from, sequence.to);
  return mode === 1 || mode === 2;
}

/** Whether a sequence erases from the cursor to the end of the screen. On the last line that is the end of the line. */
export function erasesBelow(text: string, sequence: Sequence): boolean {
  if (sequence.kind !== "csi" || sequence.final !== "J") return false;
  return readParameters(text, sequence.from, sequence.to)[0] === 0;
}
