import { expect, test } from "vitest";
import { cutSign } from "./cut-sign.ts";

function signOf(end: string, size = 5000 - 1) {
  return cutSign({ bytes: size, characters: size, end });
}

test.each([
  ["half a character \ufffd", "character"],
  ["a colour \u001b[3", "escape"],
  ["an escape \u001b", "escape"],
  ["a title \u001b]0;unfin", "escape"],
])("%j was likely cut", (end, kind) => {
  expect(signOf(end)?.kind).toBe(kind);
});

test.each(["all of it\n", "no line break at the end", "coloured \u001b[0m", "a link \u001b]8;;\u0007", ""])(
  "%j says nothing of a cut",
  (end) => {
    expect(signOf(end)).toBeNull();
  },
);

test.each([1024, 4096, 24_576, 65_536, 1_048_576, 3_145_728, 1000, 24_000, 10_000, 2500, 5_000_000])(
  "%d bytes that end within a line are a usual limit",
  (size) => {
    expect(signOf("in the middle of a li", size)).toEqual({ kind: "size", size, unit: "bytes" });
    expect(signOf("at the end of a line\n", size)).toBeNull();
  },
);

test.each([512, 1025, 3000, 4095, 30_720, 7_000_000])("%d bytes are no usual limit", (size) => {
  expect(signOf("in the middle of a li", size)).toBeNull();
});

test("a limit in characters is seen where bytes are more", () => {
  expect(cutSign({ bytes: 5301, characters: 4096, end: "磁盘" })).toEqual({
    kind: "size",
    size: 4096,
    unit: "characters",
  });
});
