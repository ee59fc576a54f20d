import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { variableNames } from "./environment.ts";
import { quotesAndComments } from "./quotes-and-comments.ts";

function hintsAt(value: string): readonly string[] {
  return quotesAndComments({ SETTING: value }, ["SETTING"]);
}

describe("a value with quotes or a comment", () => {
  it.each([
    ['"canary"', 'quotes (")'],
    ["'canary and more'", "quotes (')"],
    [" `canary` ", "quotes (`)"],
    ["canary # canary", "has a # after a space"],
    ["canary\t#canary", "has a # after a space"],
    ["# canary", "begins with a #"],
    ["# canary # canary", "begins with a #"],
  ])("gets a hint that names the setting and what is in it: %s", (value, named) => {
    expect(hintsAt(value)).toEqual([expect.stringMatching(/^SETTING /)]);
    expect(hintsAt(value)[0]).toContain(named);
    expect(hintsAt(value)[0]).not.toContain("canary");
  });

  it("gets two where it has both", () => {
    expect(hintsAt('"openid email"   # what to ask for')).toHaveLength(2);
  });

  it.each(["", '"', "a", "a#b", "#a", '"a', 'a"b"', "it's", "https://login.example/#a"])(
    "is not taken for one that has neither: %s",
    (value) => {
      expect(hintsAt(value)).toEqual([]);
    },
  );
});

describe("the settings in the documentation", () => {
  it.each(["README.md", "docs/operations.md", ".env.example"])(
    "of %s are in the form that every reader of settings takes alike",
    (page) => {
      const text = readFileSync(new URL(`../../../../${page}`, import.meta.url), "utf8");
      const settings = [...text.matchAll(/^#?(?:export )?([A-Z_]+)=(.*)$/gm)]
        .map(([, name = "", value = ""]) => ({ name, value }))
        .filter(({ name }) => variableNames.includes(name));
      expect(settings.length).toBeGreaterThan(1);
      expect(settings.filter(({ value }) => /["'`\\$#]/.test(value))).toEqual([]);
    },
  );
});
