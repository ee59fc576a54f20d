import type { Pool } from "undici";

/** One request, as it is sent. */
export interface Question {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Times in milliseconds from the moment the question was asked. */
export interface Answered {
  readonly firstBytes: number;
  readonly total: number;
  /** Of the body, as they travel. */
  readonly bytes: number;
}

/** The server answered, with something else than 200. */
export class RefusedError extends Error {
  constructor(path: string, status: number) {
    super(`${path} answered ${status}`);
    this.name = "RefusedError";
  }
}

/** Asks, and takes the whole answer. Rejects with RefusedError for one that is not 200. `take` gets the pieces of the body. */
export function ask(pool: Pool, question: Question, take?: (chunk: Buffer) => void): Promise<Answered> {
  const { method, path, headers, body } = question;
  const since = performance.now();
  return new Promise((resolve, reject) => {
    let status = 0;
    let bytes = 0;
    let firstBytes: number | undefined;
    // Of undici's ways the one that costs least: who asks shares the machine with those who answer.
    pool.dispatch(
      { origin: "", method, path, headers: { ...headers }, body: body ?? null },
      {
        onRequestStart() {},
        onResponseStart(_, statusCode) {
          status = statusCode;
        },
        onResponseData(_, chunk) {
          firstBytes ??= performance.now() - since;
          bytes += chunk.length;
          take?.(chunk);
        },
        onResponseEnd() {
          const total = performance.now() - since;
          if (status === 200) resolve({ firstBytes: firstBytes ?? total, total, bytes });
          else reject(new RefusedError(path, status));
        },
        onResponseError: (_, error) => reject(error),
      },
    );
  });
}
