import { gridPageAt } from "../../src/grids/grid-pages.ts";
import type {} from "../../src/grids/probe-page.ts";
import { painted, timed } from "../painted.ts";
import { watchFilling } from "./watch-filling.ts";
import { watchScrolling } from "./watch-scrolling.ts";

/** Runs in each of the measured pages before anything of its own does. */
const look = gridPageAt(location.pathname);

function need(selector: string, within: ParentNode = document): HTMLElement {
  const element = within.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`there is no ${selector}`);
  return element;
}

function firstText(): string {
  return document.querySelector(look.firstRow)?.textContent ?? "";
}

/** How many rows there are, drawn or not; the head counts as one of them. */
function rowCount(): number {
  return Number(document.querySelector("[aria-rowcount]")?.getAttribute("aria-rowcount")) - 1;
}

function showsNow(rows: number, text: string): boolean {
  return rowCount() === rows && firstText().includes(text);
}

/** Types a text, as a person would by pasting. */
function type(text: string): void {
  const field = need('input[type="search"]');
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  setter?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const firstPainted = painted(() => firstText() !== "");
async function filled() {
  await firstPainted;
  const watched = watchFilling();
  await painted(() => showsNow(window.expected.rows, window.expected.firstId));
  return watched();
}

let scrolling: ReturnType<typeof watchScrolling> | undefined;

window.probe = {
  firstRows: firstPainted.then(() => performance.now()),
  filled: filled(),
  sortBy(title) {
    const heads = [...document.querySelectorAll(look.heads)];
    const head = heads.find((candidate) => candidate.textContent.trim().startsWith(title));
    if (head === undefined) throw new Error(`there is no column ${title}`);
    const before = firstText();
    return timed(
      () => need(look.sorter, head).click(),
      () => /ascending|descending/.test(head.getAttribute("aria-sort") ?? "") && firstText() !== before,
    );
  },
  filterBy: (text, rows, first) =>
    timed(
      () => type(text),
      () => showsNow(rows, first),
    ),
  watchScrolling() {
    scrolling = watchScrolling(look);
  },
  scrolled() {
    if (scrolling === undefined) throw new Error("nothing was watched");
    return scrolling();
  },
};
