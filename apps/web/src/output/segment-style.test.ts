import { expect, test } from "vitest";
import { segmentColours } from "./segment-style.ts";

test("the 16 named colours come from the style sheet", () => {
  expect(segmentColours({ foreground: { kind: "palette", index: 9 } }).color).toBe("var(--ansi-fg-9)");
  expect(segmentColours({ background: { kind: "palette", index: 4 } }).backgroundColor).toBe(
    "var(--ansi-bg-4)",
  );
});

test.each([
  [16, "rgb(0 0 0)"],
  [196, "rgb(255 0 0)"],
  [110, "rgb(135 175 215)"],
  [231, "rgb(255 255 255)"],
  [232, "rgb(8 8 8)"],
  [255, "rgb(238 238 238)"],
])("colour %d of the 256 is %s, kept readable", (index, rgb) => {
  expect(segmentColours({ foreground: { kind: "palette", index } }).color).toBe(
    `oklch(from ${rgb} clamp(var(--ansi-fg-lightness-min), l, var(--ansi-fg-lightness-max)) min(c, var(--ansi-fg-chroma-max)) h)`,
  );
});

test("inverse swaps text and ground, defaults included", () => {
  expect(segmentColours({ inverse: true })).toEqual({
    color: "var(--output-bg)",
    backgroundColor: "var(--output-text)",
  });
  expect(segmentColours({ inverse: true, foreground: { kind: "palette", index: 1 } }).backgroundColor).toBe(
    "var(--ansi-fg-1)",
  );
});

test("black or white text on a colour takes the readable one", () => {
  const background = { kind: "palette", index: 1 } as const;
  expect(segmentColours({ foreground: { kind: "palette", index: 15 }, background }).color).toBeUndefined();
});
