import { afterEach, describe, expect, it } from "vitest";
import { mayBeShortcut, readKey, takesText } from "./shortcut-keys.ts";

const known = ["j", "?", "N", "g l", "g g"];

describe("reading keys", () => {
  it("finds a shortcut of one key", () => {
    expect(readKey(null, "j", 0, known)).toEqual({ match: "j", pending: null });
    expect(readKey(null, "x", 0, known)).toEqual({ match: null, pending: null });
  });

  it("tells capital letters from small ones", () => {
    expect(readKey(null, "N", 0, known).match).toBe("N");
    expect(readKey(null, "n", 0, known).match).toBeNull();
  });

  it("waits for the second key of two, for a while", () => {
    const first = readKey(null, "g", 1000, known);
    expect(first).toEqual({ match: null, pending: { key: "g", at: 1000 } });
    expect(readKey(first.pending, "l", 2500, known).match).toBe("g l");
    expect(readKey(first.pending, "l", 2501, known)).toEqual({ match: null, pending: null });
  });

  it("takes a second key that completes nothing by itself", () => {
    const { pending } = readKey(null, "g", 0, known);
    expect(readKey(pending, "j", 10, known)).toEqual({ match: "j", pending: null });
    expect(readKey(pending, "g", 10, known).match).toBe("g g");
  });
});

describe("which presses can be shortcuts", () => {
  afterEach(() => document.body.replaceChildren());

  function place(html: string): Element {
    document.body.innerHTML = html;
    const element = document.querySelector("[data-here]");
    if (element === null) throw new Error("no element is marked");
    return element;
  }

  function press(target: Element, init: KeyboardEventInit = {}): boolean {
    let answer: boolean | undefined;
    document.addEventListener(
      "keydown",
      (event) => {
        answer = mayBeShortcut(event);
      },
      { once: true },
    );
    target.dispatchEvent(
      new KeyboardEvent("keydown", { key: "j", bubbles: true, cancelable: true, ...init }),
    );
    if (answer === undefined) throw new Error("the press was not seen");
    return answer;
  }

  it.each([
    ["a text field", "<input data-here>"],
    ["a search field", '<input type="search" data-here>'],
    ["a text area", "<textarea data-here></textarea>"],
    ["a choice", "<select data-here><option>a</option></select>"],
    ["editable text", '<div contenteditable="true"><b data-here>a</b></div>'],
    ["a combobox", '<div role="combobox" data-here></div>'],
  ])("not those in %s", (_, html) => {
    const element = place(html);
    expect(takesText(element)).toBe(true);
    expect(press(element)).toBe(false);
  });

  it.each([
    ["a button", "<button data-here></button>"],
    ["a checkbox", '<input type="checkbox" data-here>'],
    ["the page", "<main data-here></main>"],
  ])("those on %s", (_, html) => {
    expect(press(place(html))).toBe(true);
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }])(
    "not with %o",
    (init) => {
      expect(press(place("<main data-here></main>"), init)).toBe(false);
    },
  );

  it("those with Shift, which some characters need", () => {
    expect(press(place("<main data-here></main>"), { key: "?", shiftKey: true })).toBe(true);
  });

  it("not while a dialog is open, nor in a menu", () => {
    expect(press(place('<main data-here></main><div aria-modal="true"></div>'))).toBe(false);
    expect(press(place('<div role="menu"><button data-here></button></div>'))).toBe(false);
  });
});
