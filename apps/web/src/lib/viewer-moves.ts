/** What tells that the viewer has taken the page over. */
const ownMoves = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/** Aborts once the viewer moves, and listens no longer when it is aborted. */
export function untilViewerMoves(): AbortController {
  const leaving = new AbortController();
  for (const move of ownMoves) {
    window.addEventListener(move, () => leaving.abort(), { passive: true, signal: leaving.signal });
  }
  return leaving;
}
