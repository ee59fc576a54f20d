/** How long the first key of two waits for the second, in ms. */
const pairMs = 1500;

/** The first key of two that has been pressed, and when (ms). */
export interface PendingKey {
  readonly key: string;
  readonly at: number;
}

/**
 * Reads one press of a key at the time `now` (ms): the shortcut among `known` that it completes, and the key that
 * now waits for a second one.
 */
export function readKey(
  pending: PendingKey | null,
  key: string,
  now: number,
  known: readonly string[],
): { match: string | null; pending: PendingKey | null } {
  if (pending !== null && now - pending.at <= pairMs) {
    const pair = `${pending.key} ${key}`;
    if (known.includes(pair)) return { match: pair, pending: null };
  }
  if (known.includes(key)) return { match: key, pending: null };
  const begins = known.some((keys) => keys.startsWith(`${key} `));
  return { match: null, pending: begins ? { key, at: now } : null };
}

const fieldsWithoutText = new Set([
  "checkbox",
  "radio",
  "button",
  "submit",
  "reset",
  "range",
  "color",
  "file",
]);

/** Whether keys pressed on an element write into it, or choose in it by letter. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest("input, textarea, select, [contenteditable], [role=textbox], [role=combobox]");
  if (field === null) return false;
  if (field instanceof HTMLInputElement) return !fieldsWithoutText.has(field.type);
  return field.getAttribute("contenteditable") !== "false";
}

/** Whether a press of a key can be a shortcut: no other key is held, nothing is typed, and no dialog or menu is open over the page. */
export function mayBeShortcut(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  // Shift is part of the character: "?" and "N" need it.
  if (event.ctrlKey || event.metaKey || event.altKey || event.getModifierState("AltGraph")) return false;
  if (takesText(event.target)) return false;
  if (event.target instanceof Element && event.target.closest("[role=menu], [role=listbox]") !== null)
    return false;
  return document.querySelector("[aria-modal=true]") === null;
}
