import { BlobReader, TextWriter, ZipReader } from "@zip.js/zip.js";
import { describe, expect, it } from "vitest";
import { type ArchivedFile, toZip } from "./zip.ts";

const modifiedAt = new Date("2025-10-17T14:31:24Z");

function file(path: string, text: string): ArchivedFile {
  return { path, modifiedAt, bytes: text === "" ? [] : [Buffer.from(text)] };
}

async function* filesOf(...files: readonly ArchivedFile[]): AsyncGenerator<ArchivedFile> {
  yield* files;
}

async function readAll(files: AsyncIterable<ArchivedFile>): Promise<Record<string, string>> {
  const pieces: Buffer[] = [];
  for await (const piece of toZip(files)) pieces.push(Buffer.from(piece));
  const reader = new ZipReader(new BlobReader(new Blob(pieces)), {
    checkSignature: true,
    useWebWorkers: false,
  });
  const texts: [string, string][] = [];
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    expect(entry.lastModDate).toEqual(modifiedAt);
    texts.push([entry.filename, await entry.getData(new TextWriter())]);
  }
  return Object.fromEntries(texts);
}

describe("an archive", () => {
  it("holds the files as they were", async () => {
    const long = "0123456789 磁盘\n".repeat(100_000);
    expect(
      await readAll(filesOf(file("a/磁盘.txt", long), file("a/empty.txt", ""), file("b", "end"))),
    ).toEqual({
      "a/磁盘.txt": long,
      "a/empty.txt": "",
      b: "end",
    });
  });

  it("of nothing is an archive", async () => {
    expect(await readAll(filesOf())).toEqual({});
  });

  it("asks for no file before the one before it has been read", async () => {
    const log: string[] = [];
    async function* files(): AsyncGenerator<ArchivedFile> {
      for (const name of ["one", "two"]) {
        log.push(`asked for ${name}`);
        yield {
          path: name,
          modifiedAt,
          bytes: (function* () {
            yield Buffer.alloc(100_000);
            log.push(`read ${name}`);
          })(),
        };
      }
    }
    for await (const _piece of toZip(files()));
    expect(log).toEqual(["asked for one", "read one", "asked for two", "read two"]);
  });

  it("passes an error of its files on", async () => {
    async function* broken(): AsyncGenerator<ArchivedFile> {
      yield file("one", "1");
      throw new Error("the upstream broke off");
    }
    await expect(readAll(broken())).rejects.toThrow("the upstream broke off");
  });

  it("ends its files when nobody reads on", async () => {
    let ended = false;
    async function* endless(): AsyncGenerator<ArchivedFile> {
      try {
        for (let number = 0; ; number++) yield file(String(number), "x".repeat(100_000));
      } finally {
        ended = true;
      }
    }
    for await (const _piece of toZip(endless())) break;
    expect(ended).toBe(true);
  });
});
