import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AuditSink } from "./audit-sink.ts";
import { createFileSink } from "./file-sink.ts";

let folder: string;
let path: string;
let troubles: string[];
const sinks: AuditSink[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "command-history-audit-"));
  path = join(folder, "audit.log");
  troubles = [];
});
afterEach(async () => {
  for (const sink of sinks.splice(0)) await sink.close();
  rmSync(folder, { recursive: true });
});

function sinkAt(at: string, { maxBytes = 1_000_000, keepFiles = 3 } = {}): AuditSink {
  const sink = createFileSink({
    path: at,
    maxBytes,
    keepFiles,
    replacedLine: () => "replaced\n",
    onTrouble: (message) => troubles.push(message),
  });
  sinks.push(sink);
  return sink;
}

function textOf(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

describe("the file of the audit trail", () => {
  it("is readable by its owner only, and is added to", async () => {
    const sink = sinkAt(path);
    await sink.write("one\n");
    await sink.close();
    await sinkAt(path).write("two\n");
    expect(textOf("audit.log")).toBe("one\ntwo\n");
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("holds every line of many writes at once, whole and in their order", async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `${index} ${"x".repeat(index)}\n`);
    const sink = sinkAt(path);
    await Promise.all(lines.map((line) => sink.write(line)));
    expect(textOf("audit.log")).toBe(lines.join(""));
  });

  it("holds a line as soon as its write has ended", async () => {
    const sink = sinkAt(path);
    await sink.write("one\n");
    expect(textOf("audit.log")).toBe("one\n");
  });

  it("begins a line of its own after one that a crash cut short", async () => {
    writeFileSync(path, "half a li");
    await sinkAt(path).write("one\n");
    expect(textOf("audit.log")).toBe("half a li\none\n");
  });

  it("is put aside when it is full, and the oldest is dropped", async () => {
    const sink = sinkAt(path, { maxBytes: 8, keepFiles: 2 });
    for (const line of ["aaa\n", "bbb\n", "ccc\n", "ddd\n", "eee\n", "fff\n", "ggg\n"])
      await sink.write(line);
    expect(readdirSync(folder).sort()).toEqual(["audit.log", "audit.log.1", "audit.log.2"]);
    expect(textOf("audit.log")).toBe("ggg\n");
    expect(textOf("audit.log.1")).toBe("eee\nfff\n");
    expect(textOf("audit.log.2")).toBe("ccc\nddd\n");
    expect(troubles).toEqual([]);
  });

  it("takes a line that is larger than a whole file", async () => {
    const sink = sinkAt(path, { maxBytes: 4 });
    await sink.write("a long line\n");
    await sink.write("another long line\n");
    expect(textOf("audit.log.1")).toBe("a long line\n");
    expect(textOf("audit.log")).toBe("another long line\n");
  });

  it.each([
    ["deleted", () => rmSync(path)],
    ["moved away", () => renameSync(path, join(folder, "taken"))],
    ["emptied", () => truncateSync(path)],
    [
      "replaced by another",
      () => {
        // The other file is made first, so that it cannot have the number of the deleted one.
        writeFileSync(join(folder, "other"), "");
        renameSync(join(folder, "other"), path);
      },
    ],
  ])("that was %s is noticed: the next line begins a new one, which says so", async (_what, lose) => {
    const sink = sinkAt(path);
    await sink.write("one\n");
    lose();
    await sink.write("two\n");
    expect(textOf("audit.log")).toBe("replaced\ntwo\n");
    expect(troubles).toHaveLength(1);
    await sink.write("three\n");
    expect(textOf("audit.log")).toBe("replaced\ntwo\nthree\n");
    expect(troubles).toHaveLength(1);
  });

  it("in a folder that has gone makes each write fail until the folder is back", async () => {
    const inner = join(folder, "inner");
    mkdirSync(inner);
    const sink = sinkAt(join(inner, "audit.log"));
    await sink.write("one\n");
    rmSync(inner, { recursive: true });
    await expect(sink.write("two\n")).rejects.toThrow("ENOENT");
    await expect(sink.write("three\n")).rejects.toThrow("ENOENT");
    mkdirSync(inner);
    await sink.write("four\n");
    expect(readFileSync(join(inner, "audit.log"), "utf8")).toBe("replaced\nfour\n");
  });

  it("that is a folder makes the write fail", async () => {
    await expect(sinkAt(folder).write("one\n")).rejects.toThrow("EISDIR");
  });

  it.skipIf(process.getuid?.() === 0)("that may not be written makes the write fail", async () => {
    writeFileSync(path, "");
    chmodSync(path, 0o400);
    await expect(sinkAt(path).write("one\n")).rejects.toThrow("EACCES");
  });

  it.skipIf(!existsSync("/dev/full"))("on a full disk makes each write fail", async () => {
    const sink = sinkAt("/dev/full");
    await expect(sink.write("one\n")).rejects.toThrow("ENOSPC");
    await expect(sink.write("two\n")).rejects.toThrow("ENOSPC");
    expect(troubles).toEqual([]);
  });

  it("that cannot be put aside grows on, which is said once", async () => {
    // A folder with something in it stands where the full file should go.
    mkdirSync(join(folder, "audit.log.1", "taken"), { recursive: true });
    const sink = sinkAt(path, { maxBytes: 4, keepFiles: 1 });
    for (const line of ["aaa\n", "bbb\n", "ccc\n"]) await sink.write(line);
    expect(textOf("audit.log")).toBe("aaa\nbbb\nccc\n");
    expect(troubles).toEqual([expect.stringContaining("grows on")]);
  });
});
