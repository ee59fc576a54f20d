import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { brokenLinks, contents, headings } from "./doc-links.ts";

const pages = globSync(["*.md", "docs/**/*.md", "packages/*/*.md"]);

describe("the documentation", () => {
  it.each(pages)("has no link in %s to what is not there", (page) => {
    expect(brokenLinks(page)).toEqual([]);
  });

  it.each([
    "docs/user-guide.md",
    "docs/operations.md",
    "docs/http-api.md",
    "docs/security.md",
    "docs/faults.md",
  ])("lists the parts of %s at its top, all of them and in order", (page) => {
    const markdown = readFileSync(page, "utf8");
    const parts = headings(markdown).filter(({ level }) => level === 2);
    expect(parts.length).toBeGreaterThan(1);
    expect(contents(markdown)).toEqual(parts.map(({ anchor }) => anchor));
  });
});

describe("a link", () => {
  it.each([
    ["to a heading of the page, with marks in it", "[a](#oidc-two-replicas--more)"],
    ["to the second heading of a name", "[a](#again-1)"],
    ["to a file", "[a](doc-links.ts)"],
    ["to a heading of another page", "[a](../docs/operations.md#sign-in)"],
    ["to another site", "[a](https://example.com/#x)"],
    ["in a block of code", "```\n[a](#nowhere)\n```"],
  ])("%s is sound", (_what, link) => {
    const page = `# A\n## \`oidc\`: two replicas, & more\n### Again\n### Again\n${link}\n`;
    expect(brokenLinks("scripts/page.md", page)).toEqual([]);
  });

  it.each([
    ["to a heading that is not there", "#b"],
    ["to one that stands in a block of code", "#comment"],
    ["to no file", "nowhere.md"],
    ["to a heading that another page has not", "../docs/operations.md#nowhere"],
  ])("%s is found", (_what, target) => {
    expect(brokenLinks("scripts/page.md", `# A\n\n\`\`\`\n# comment\n\`\`\`\n[a](${target})\n`)).toEqual([
      target,
    ]);
  });
});
