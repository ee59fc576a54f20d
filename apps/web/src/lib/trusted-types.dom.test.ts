import { describe, expect, it } from "vitest";
import { pagePolicy } from "./trusted-types.ts";

describe("the Trusted Types policy", () => {
  it("takes a style sheet as it is", () => {
    const css = ":root{--color:#fff} a > b{content:'>'}";
    expect(pagePolicy.createHTML(css)).toBe(css);
  });

  it.each(["<img src=x onerror=alert(1)>", "a<b", "</style><script>alert(1)</script>"])(
    "takes no markup: %s",
    (text) => {
      expect(() => pagePolicy.createHTML(text)).toThrow(TypeError);
    },
  );

  it.each(["/assets/output.worker-1a2b.js", new URL("/assets/a.js", document.baseURI).href])(
    "takes a worker of the build: %s",
    (url) => {
      expect(pagePolicy.createScriptURL(url)).toBe(url);
    },
  );

  it.each([
    "https://other.example/assets/a.js",
    "//other.example/assets/a.js",
    "/assets/../api/invocations/a/instances/b/stdout",
    "/api/invocations/a/instances/b/stdout",
    "data:text/javascript,alert(1)",
    "blob:null/1",
    "javascript:alert(1)",
  ])("takes no other script: %s", (url) => {
    expect(() => pagePolicy.createScriptURL(url)).toThrow(TypeError);
  });
});
