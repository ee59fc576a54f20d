import { expect, it } from "vitest";
import { limitWords } from "./limit-words.ts";

it.each([
  [1000, "1000 bytes"],
  [1024, "1 KiB"],
  [49_152, "48 KiB"],
  [128 * 1024 ** 2, "128 MiB"],
  [1536 * 1024 ** 2, "1536 MiB"],
  [4 * 1024 ** 3, "4 GiB"],
  [1024 ** 4, "1024 GiB"],
])("a limit of %d bytes is told as %s", (bytes, words) => {
  expect(limitWords(bytes)).toBe(words);
});
