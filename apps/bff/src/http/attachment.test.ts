import { describe, expect, it } from "vitest";
import { attachment } from "./attachment.ts";

describe("the name of a downloaded output", () => {
  it("is made of the IDs", () => {
    expect(attachment(["inv-1", "ins-2", "stderr"], ".log")).toBe(
      `attachment; filename="inv-1_ins-2_stderr.log"; filename*=UTF-8''inv-1_ins-2_stderr.log`,
    );
  });

  it.each([
    ["../../etc/passwd", "__.._etc_passwd"],
    ['a"; filename="b', "a__ filename=_b"],
    ["a\r\nSet-Cookie: x", "a__Set-Cookie_ x"],
    ["ab\u202egpj.exe", "ab_gpj.exe"],
    ["", "_"],
  ])("of %j holds nothing that a header or a file system trips over", (id, expected) => {
    expect(attachment([id], ".log")).toContain(`filename="${expected}.log"`);
  });

  it("keeps what is not ASCII in its extended form", () => {
    expect(attachment(["磁盘 (1)"], ".log")).toBe(
      `attachment; filename="__ (1).log"; filename*=UTF-8''%E7%A3%81%E7%9B%98%20%281%29.log`,
    );
  });
});
