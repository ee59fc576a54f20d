import { contentId } from "./content-id.ts";

/**
 * Whether nothing on the page has the focus: what had it went away, or it was never set. A click beside all controls leaves
 * it to the page's own part.
 */
export function isFocusNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.id === contentId;
}
