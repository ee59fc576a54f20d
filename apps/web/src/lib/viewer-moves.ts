/** What tells that the viewer has taken the page over. */
const ownMoves = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/** Aborts once the viewer moves, and listens no longer when it is aborted. */
export function untilViewerMoves(): AbortController {
  const leaving = new AbortController();
  // A key press that is being handled, and has led here, has passed the window on its way down, but not on its way up.
  const how = { capture: true, passive: true, signal: leaving.signal };
  for (const move of ownMoves) window.addEventListener(move, () => leaving.abort(), how);
  return leaving;
}
