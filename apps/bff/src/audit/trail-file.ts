import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { hasErrorCode } from "./trail-files.ts";

/** So much of a file tells it from others: its first line begins with a time and a request ID. */
const headBytes = 256;

/** A file of the trail, open for reading. */
export interface TrailFile {
  readonly handle: FileHandle;
  /** The same when the file has grown or has been renamed. */
  readonly id: string;
  readonly size: number;
  /** The time of its first event, where it can be read. */
  readonly beginsAt: string | undefined;
}

/** Opens a file of the trail; undefined when there is none, or nothing in it. */
export async function openTrailFile(path: string): Promise<TrailFile | undefined> {
  const handle = await openIfThere(path);
  if (handle === undefined) return undefined;
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const [head = ""] = buffer.toString("latin1", 0, bytesRead).split("\n", 1);
    if (size > 0) {
      return { handle, id: idOf(head), size, beginsAt: /^\{"audit":1,"time":"([^"]+)"/.exec(head)?.[1] };
    }
  } catch (error) {
    await handle.close();
    throw error;
  }
  await handle.close();
  return undefined;
}

function idOf(head: string): string {
  return createHash("sha256").update(head).digest("hex").slice(0, 16);
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, "r");
  } catch (error) {
    if (hasErrorCode(error, "ENOENT")) return undefined;
    throw error;
  }
}
