import { expect, it } from "vitest";
import { untilViewerMoves } from "./viewer-moves.ts";

function press(): void {
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "o", bubbles: true }));
}

it("goes on past the key press that began it, and ends with the next", () => {
  let leaving: AbortController | undefined;
  document.addEventListener(
    "keydown",
    () => {
      leaving = untilViewerMoves();
    },
    { once: true },
  );
  press();
  expect(leaving?.signal.aborted).toBe(false);
  press();
  expect(leaving?.signal.aborted).toBe(true);
});
