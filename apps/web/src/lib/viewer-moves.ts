/** What tells that the viewer has taken the page over. */
const presses = ["touchstart", "pointerdown", "keydown"] as const;

/**
 * Aborts once the viewer moves, and listens no longer when it is aborted. `by`: a trackpad goes on to turn the wheel
 * after the swipe that led to the page, which is no move where only presses count.
 */
export function untilViewerMoves(by: "wheelOrPress" | "press" = "wheelOrPress"): AbortController {
  const leaving = new AbortController();
  // A key press that is being handled, and has led here, has passed the window on its way down, but not on its way up.
  const how = { capture: true, passive: true, signal: leaving.signal };
  const moves = by === "press" ? presses : (["wheel", ...presses] as const);
  for (const move of moves) window.addEventListener(move, () => leaving.abort(), how);
  return leaving;
}
