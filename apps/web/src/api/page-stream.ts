import { createPageReader, type PagePart } from "@command-history/contract";
import { ConnectionError, UnreadableAnswerError } from "../lib/errors.ts";
import { readingError } from "./http.ts";

/**
 * Yields the parts of a page as they arrive, those of one piece of the body together. Throws ConnectionError when
 * the body ends too early, UnreadableAnswerError when it is not a page, and the signal's AbortError.
 */
export async function* readPageParts(response: Response): AsyncGenerator<readonly PagePart[]> {
  if (response.body === null) throw new UnreadableAnswerError(response.status);
  const reader = createPageReader();
  const chunks = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await chunks.read().catch((error: unknown) => {
        throw readingError(error);
      });
      if (done) break;
      yield parse(() => reader.push(value), response.status);
    }
  } finally {
    // Without effect once the body has been read to its end; else it closes the connection.
    await chunks.cancel().catch(() => undefined);
  }
  try {
    yield reader.close();
  } catch (error) {
    throw new ConnectionError("The page ended early", { cause: error });
  }
}

function parse(read: () => readonly PagePart[], status: number): readonly PagePart[] {
  try {
    return read();
  } catch (error) {
    throw new UnreadableAnswerError(status, { cause: error });
  }
}
