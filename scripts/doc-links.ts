import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The text of a page without its blocks of code, which hold neither headings nor links. */
function prose(markdown: string): string {
  return markdown.replaceAll(/^```[\s\S]*?^```$/gm, "");
}

/** A heading of a page, and the anchor that leads to it. */
interface Heading {
  readonly level: number;
  readonly anchor: string;
}

/** The headings of a page, with the anchors that GitHub gives them. */
export function headings(markdown: string): Heading[] {
  const seen = new Map<string, number>();
  return [...prose(markdown).matchAll(/^(#+) (.+)$/gm)].map(([, marks = "", text = ""]) => {
    const slug = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}_\- ]/gu, "")
      .replaceAll(" ", "-");
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return { level: marks.length, anchor: before === 0 ? slug : `${slug}-${before}` };
  });
}

/** Where the links of a text lead, those to other sites left out. */
function links(markdown: string): string[] {
  return [...prose(markdown).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** The links of a page, by its path, that lead to a file or a heading that is not there. */
export function brokenLinks(page: string, markdown = readFileSync(page, "utf8")): string[] {
  return links(markdown).filter((target) => {
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? page : join(dirname(page), path);
    if (path !== "" && !existsSync(file)) return true;
    if (anchor === undefined) return false;
    const text = path === "" ? markdown : readFileSync(file, "utf8");
    return !headings(text).some((heading) => heading.anchor === anchor);
  });
}

/** Where the list of contents at the top of a page leads, one target an entry: what stands before the first part. */
export function contents(markdown: string): string[] {
  const [top = ""] = prose(markdown).split(/^## /m);
  return [...top.matchAll(/^- \[[^\]]+\]\(#([^)]+)\)/gm)].map(([, anchor = ""]) => anchor);
}
