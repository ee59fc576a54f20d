import { type FileHandle, open, rename, stat } from "node:fs/promises";
import type { AuditSink } from "./audit-sink.ts";
import { hasErrorCode, rotatedPath } from "./trail-files.ts";

/** Only the one who runs the server may read who read what. */
const mode = 0o600;

export interface FileSinkOptions {
  readonly path: string;
  /** A file that has come to this size is put aside. */
  readonly maxBytes: number;
  /** So many files put aside are kept. */
  readonly keepFiles: number;
  /** The line that begins a file whose forerunner was deleted or moved away under us. */
  readonly replacedLine: () => string;
  /** Something is wrong that loses no line: the file was replaced, or cannot be put aside. */
  readonly onTrouble: (message: string, error?: unknown) => void;
}

interface OpenFile {
  readonly handle: FileHandle;
  readonly identity: string;
  /** 0 for what is no file on a disk, such as a pipe. */
  size: number;
  readonly onDisk: boolean;
  /** The last write was cut short, by a full disk or a crash: the next line must not continue its line. */
  midLine: boolean;
}

/**
 * Appends to a file, one line after the other, and puts it aside when it is full. Every line is looked after: it is
 * in the file when `write` resolves, and a file that has gone is noticed first. Nothing is given up for good: each
 * line tries anew.
 */
export function createFileSink(options: FileSinkOptions): AuditSink {
  const { path, maxBytes, keepFiles, onTrouble } = options;
  let file: OpenFile | undefined;
  let last: Promise<void> = Promise.resolve();
  let wasLost = false;
  let cannotRotate = false;

  async function append(line: string): Promise<void> {
    if (file !== undefined && !(await isStillThere(file, path))) {
      wasLost = true;
      await close();
    }
    file ??= await openForAppending(path);
    if (wasLost) {
      await writeLine(file, options.replacedLine());
      wasLost = false;
      onTrouble("the audit file was deleted, moved away or emptied; a new one was begun");
    }
    if (file.size > 0 && file.size + Buffer.byteLength(line) > maxBytes) file = await rotate();
    await writeLine(file, line);
  }

  async function rotate(): Promise<OpenFile> {
    await close();
    try {
      for (let number = keepFiles; number >= 1; number--) {
        await renameIfThere(number === 1 ? path : rotatedPath(path, number - 1), rotatedPath(path, number));
      }
      cannotRotate = false;
    } catch (error) {
      // A file that grows too large is better than an event that is lost. Said once, not for every line.
      if (!cannotRotate) onTrouble("the audit file is full and cannot be put aside; it grows on", error);
      cannotRotate = true;
    }
    file = await openForAppending(path);
    return file;
  }

  async function close(): Promise<void> {
    const { handle } = file ?? {};
    file = undefined;
    await handle?.close();
  }

  function inTurn(task: () => Promise<void>): Promise<void> {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    write: (line) => inTurn(() => append(line)),
    check: () =>
      inTurn(async () => {
        file ??= await openForAppending(path);
      }),
    async close() {
      await last;
      await close();
    },
  };
}

async function openForAppending(path: string): Promise<OpenFile> {
  const handle = await open(path, "a+", mode);
  try {
    const stats = await handle.stat();
    return {
      handle,
      identity: identityOf(stats),
      onDisk: stats.isFile(),
      size: stats.size,
      midLine: stats.size > 0 && !(await endsInLineFeed(handle, stats.size)),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function endsInLineFeed(handle: FileHandle, size: number): Promise<boolean> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] === 0x0a;
}

async function writeLine(file: OpenFile, line: string): Promise<void> {
  let rest = Buffer.from(file.midLine ? `\n${line}` : line);
  while (rest.length > 0) {
    // The file was opened for appending: the system puts each write at its end, whoever else writes to it.
    const { bytesWritten } = await file.handle.write(rest);
    if (file.onDisk) file.size += bytesWritten;
    rest = rest.subarray(bytesWritten);
    file.midLine = rest.length > 0;
  }
}

/** Whether the path still leads to the open file, and nothing was taken off it. */
async function isStillThere({ identity, size }: OpenFile, path: string): Promise<boolean> {
  try {
    const stats = await stat(path);
    return identityOf(stats) === identity && stats.size >= size;
  } catch (error) {
    if (hasErrorCode(error, "ENOENT")) return false;
    throw error;
  }
}

function identityOf({ dev, ino }: { dev: number; ino: number }): string {
  return `${dev}:${ino}`;
}

async function renameIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!hasErrorCode(error, "ENOENT")) throw error;
  }
}
