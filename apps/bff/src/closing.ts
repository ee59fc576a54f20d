import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";

/**
 * Closes parts of this program side by side, so that one which fails or hangs keeps no other from it; in the order in
 * which they are given they begin. Gives the names of those that failed, or took longer than `withinMs`; the log says
 * why. Never rejects.
 */
export async function closeParts(
  parts: Readonly<Record<string, () => unknown>>,
  withinMs: number,
  logger: Logger,
): Promise<readonly string[]> {
  const inTime = new AbortController();
  const late = setTimeout(withinMs, undefined, { signal: inTime.signal }).then(() => {
    throw new Error("it did not close in time");
  });
  // Nobody waits for it any more where all have closed.
  late.catch(() => undefined);

  async function close([part, end]: [string, () => unknown]): Promise<string[]> {
    try {
      await Promise.race([end(), late]);
      return [];
    } catch (error) {
      logger.error({ err: error, part }, "a part of the server did not close as it should");
      return [part];
    }
  }
  const unclosed = await Promise.all(Object.entries(parts).map(close));
  inTime.abort();
  return unclosed.flat();
}
