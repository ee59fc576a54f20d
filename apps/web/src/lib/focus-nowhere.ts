/** Whether nothing has the focus: what had it went away, or it was never set. */
export function isFocusNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}
