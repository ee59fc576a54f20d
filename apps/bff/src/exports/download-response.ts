import type { Request, Response } from "express";
import { attachment } from "../http/attachment.ts";
import { createPacedWriter } from "../http/paced-writer.ts";
import { isoSeconds } from "../invocations/upstream-time.ts";

/** A file to be saved: what it is called, its media type, and its content as it comes. */
export interface Download {
  /** Parts of its name; the time of the export follows them. */
  readonly name: readonly string[];
  readonly extension: string;
  readonly type: string;
  readonly content: AsyncIterable<string | Uint8Array>;
  /** How a file that cannot be completed ends. Without it the connection is cut, so that nobody takes it for whole. */
  readonly ending?: (error: unknown) => string;
}

/**
 * Sends a file while its content comes, no faster than the client reads. An error before there is any content is
 * thrown and gets its own status. `now` is our clock, in ms.
 */
export async function sendDownload(
  req: Request,
  res: Response,
  download: Download,
  now: number,
): Promise<void> {
  const writer = createPacedWriter(res);
  let hasBegun = false;

  function begin(): void {
    if (hasBegun) return;
    hasBegun = true;
    const time = isoSeconds(now).replaceAll(/[-:]|\.\d+/g, "");
    res.type(download.type);
    res.set("Content-Disposition", attachment([...download.name, time], download.extension));
  }

  try {
    for await (const piece of download.content) {
      begin();
      if (req.method === "HEAD") break;
      await writer.write(piece);
      if (res.closed) return;
    }
    begin();
    writer.end();
  } catch (error) {
    if (!hasBegun || res.closed || download.ending === undefined) throw error;
    writer.end(download.ending(error));
  }
}
