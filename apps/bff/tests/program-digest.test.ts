import { createHash } from "node:crypto";
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { programDigest } from "../src/answers/program-digest.ts";
import { buildBff } from "./support/process.ts";

test("a build whose rules or libraries may differ is another program, whichever of its files has the difference", () => {
  const [main = ""] = buildBff("program-digest");
  const folder = dirname(main);
  const modules = readdirSync(folder).map((name) => join(folder, name));
  // Each may be the one that asks: where a module stands is the bundler's choice.
  const digests = () => new Set(modules.map((path) => programDigest(pathToFileURL(path).href)));
  const whole = digests();
  expect(whole.size).toBe(1);
  expect(modules.length).toBeGreaterThan(1);
  const lockfile = readFileSync(new URL("../../../package-lock.json", import.meta.url));
  const libraries = createHash("sha256").update(lockfile).digest("hex");
  for (const path of modules) {
    const text = readFileSync(path, "utf8");
    expect(text).toContain(libraries);
    appendFileSync(path, "// another rule\n");
    expect(digests()).not.toEqual(whole);
    writeFileSync(path, text);
  }
  expect(digests()).toEqual(whole);
});

test("the sources are one program while they run", () => {
  const [one, other] = [programDigest(import.meta.url), programDigest(import.meta.url)];
  expect(one).toBe(other);
});
