import { PassThrough, Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/** One file of an archive. Its bytes are asked for when its turn has come. */
export interface ArchivedFile {
  /** With `/` between folders; nothing in it leads out of the archive's folder. */
  readonly path: string;
  readonly modifiedAt: Date;
  readonly bytes: Iterable<Uint8Array>;
}

/**
 * A zip archive of files, as fast as it is read: the next file is not asked for before the one before it has gone
 * through. An error of `files` is thrown to the reader. A reader that stops early ends `files` too.
 */
export async function* toZip(files: AsyncIterable<ArchivedFile>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const archive = zip.outputStream.pipe(new PassThrough());
  zip.once("error", (error) => archive.destroy(error));
  const stop = new AbortController();
  const filling = fill(zip, files, stop.signal).catch((error) => {
    archive.destroy(error);
  });
  try {
    yield* archive;
  } finally {
    stop.abort();
    await filling;
  }
}

async function fill(zip: ZipFile, files: AsyncIterable<ArchivedFile>, signal: AbortSignal): Promise<void> {
  for await (const { path, modifiedAt, bytes } of files) {
    signal.throwIfAborted();
    let source = Readable.from(bytes, { objectMode: false });
    zip.addReadStreamLazy(path, { mtime: modifiedAt }, (give) => give(null, source));
    try {
      await finished(source, { signal });
    } finally {
      source.destroy();
      // The archive remembers this function until its end, and would remember all the bytes with it.
      source = nothing;
    }
  }
  zip.end();
}

const nothing = Readable.from([]);
