import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFolderNamer, safeName } from "./folder-names.ts";

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      "/",
      "\\",
      "..",
      ".",
      " ",
      "\0",
      "\n",
      ":",
      "~",
      "\u202e",
      "CON",
      "nul",
      "磁",
      "é",
      "\ud800",
    ),
    fc.string({ unit: "binary", maxLength: 2 }),
  ),
  maxLength: 200,
});

function expectSafe(name: string): void {
  expect(name).not.toMatch(/[\p{C}\p{Zl}\p{Zp}"*/:<>?\\|]/u);
  expect(name).not.toMatch(/^[\s.~-]|[\s.]$|^$/u);
  expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
  expect(name.isWellFormed()).toBe(true);
}

describe("a safe name", () => {
  it.each([
    ["edge-ams-001", "edge-ams-001"],
    ["../../etc/passwd", "__.._etc_passwd"],
    ["..", "_"],
    ["", "_"],
    ["C:\\Windows", "C__Windows"],
    ["nul", "_nul"],
    ["COM1.txt", "_COM1.txt"],
    ["console", "console"],
    ["-rf", "_rf"],
    ["name. ", "name_"],
    ["a\u202eb\0c\nd", "a_b_c_d"],
    ["磁盘 100%", "磁盘 100%"],
  ])("of %j is %j", (text, name) => {
    expect(safeName(text)).toBe(name);
  });

  it("keeps to what file systems take, whatever it is made of", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expectSafe(safeName(text));
        expect(Buffer.byteLength(safeName(text))).toBeLessThanOrEqual(81);
      }),
    );
  });
});

describe("the folders of instances", () => {
  it("are named after name and ID", () => {
    expect(createFolderNamer()({ instanceId: "ins-1", instanceName: "web" })).toBe("web_ins-1");
    expect(createFolderNamer()({ instanceId: "ins-1", instanceName: null })).toBe("ins-1");
    expect(createFolderNamer()({ instanceId: null, instanceName: "" })).toBe("unnamed");
  });

  it("are numbered where they would be the same, also to a file system that does not tell case", () => {
    const folderOf = createFolderNamer();
    const names = ["Web", "web", "WEB", "we\u0301b", "w\u00e9b"].map((instanceName) =>
      folderOf({ instanceId: "i", instanceName }),
    );
    expect(names).toEqual(["Web_i", "web_i_2", "WEB_i_3", "w\u00e9b_i", "w\u00e9b_i_2"]);
  });

  it("are never the same, and always safe", () => {
    const instances = fc.array(
      fc.record({
        instanceId: fc.option(hostile),
        instanceName: fc.option(fc.oneof(hostile, fc.constantFrom("a", "A", "a_2", "con", ""))),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(instances, (some) => {
        const names = some.map(createFolderNamer());
        expect(new Set(names.map((name) => name.normalize("NFC").toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expectSafe(name);
          expect(Buffer.byteLength(name)).toBeLessThan(200);
        }
      }),
    );
  });
});
