import type { Response } from "express";

/** How long written text may wait inside the compressor before it is pushed out. */
const flushAfterMs = 100;

/** Writes a response piece by piece, no faster than the client reads. */
export interface PacedWriter {
  /** Resolves when the next piece may be written, or when the client is gone. */
  write(piece: string | Uint8Array): Promise<void>;
  end(text?: string): void;
}

/**
 * A writer over `res`. The first piece is flushed at once, so that it reaches the client while the rest is on
 * its way; later ones at most `flushAfterMs` later, since each flush costs some compression.
 */
export function createPacedWriter(res: Response): PacedWriter {
  let resume: (() => void) | undefined;
  let flushTimer: NodeJS.Timeout | undefined;
  let first = true;

  // One listener for the whole response: the compression middleware moves `drain` listeners to its own stream
  // and cannot take them off again.
  res.on("drain", () => resume?.());
  res.once("close", () => {
    clearTimeout(flushTimer);
    resume?.();
  });

  function flush(): void {
    flushTimer = undefined;
    // There is none where no compressor stands in between.
    res.flush?.();
  }

  return {
    async write(piece) {
      if (res.closed) return;
      const mayContinue = res.write(piece);
      if (first) {
        first = false;
        flush();
      } else {
        flushTimer ??= setTimeout(flush, flushAfterMs);
      }
      if (mayContinue) return;
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
      resume = undefined;
    },
    end(text) {
      clearTimeout(flushTimer);
      res.end(text);
    },
  };
}
