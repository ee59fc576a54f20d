/** Takes the focus into the text of the output in `pane`; where there is none, to the stream on display. */
export function focusText(pane: HTMLElement): void {
  const text = pane.querySelector<HTMLElement>('[role="log"]');
  const tab = pane.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
  (text ?? tab ?? pane).focus({ preventScroll: true });
}
