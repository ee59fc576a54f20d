import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSbom } from "./read-sbom.ts";

describe("the bill of materials", () => {
  const { specVersion, components } = readSbom();

  it("is of a version of CycloneDX that tools read", () => {
    expect(Number(specVersion)).toBeGreaterThanOrEqual(1.5);
  });

  it("has each library of the server in the version that is pinned", () => {
    const { dependencies } = JSON.parse(readFileSync("apps/bff/package.json", "utf8"));
    expect(dependencies.express).toBeDefined();
    for (const [name, version] of Object.entries(dependencies)) {
      const found = components.filter(
        (component) => component.name === name.split("/").at(-1) || component.name === name,
      );
      expect(
        found.map((component) => component.version),
        name,
      ).toContain(version);
    }
  });

  it("leaves out what only development takes", () => {
    const names = components.map(({ name }) => name);
    expect(names).not.toContain("vitest");
    expect(names).not.toContain("playwright");
  });

  it("names no registry", () => {
    expect(components.filter(({ purl }) => !purl.startsWith("pkg:npm/"))).toEqual([]);
  });
});
