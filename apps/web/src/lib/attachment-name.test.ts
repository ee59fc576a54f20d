import { expect, it } from "vitest";
import { attachmentName } from "./attachment-name.ts";

it.each([
  [`attachment; filename="__.csv"; filename*=UTF-8''%E7%A3%81%E7%9B%98.csv`, "磁盘.csv"],
  ['attachment; filename="page 1.csv"', "page 1.csv"],
  [`attachment; filename="plain.csv"; filename*=UTF-8''%E7%A`, "plain.csv"],
  [`attachment; filename*=UTF-8''..%2F..%5Cetc`, ".._.._etc"],
  ["attachment", "export.csv"],
  [null, "export.csv"],
])("%s names the file %s", (header, name) => {
  expect(attachmentName(header, "export.csv")).toBe(name);
});
