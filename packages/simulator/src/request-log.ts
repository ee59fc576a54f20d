import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

/** A call as it came in, and what became of it. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Header `X-ZC-Action`. */
  readonly action: string | undefined;
  /** The body as it came; undefined until it has come in whole. */
  readonly body: string | undefined;
  /** `open` while it is answered; `aborted` when the connection ended before the answer did. */
  readonly state: "open" | "answered" | "aborted";
  /** The HTTP status, once the answer has begun. */
  readonly status: number | undefined;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The log is for tests and for a look at what happened; it forgets the oldest. */
const capacity = 1000;

export interface RequestLog {
  readonly requests: readonly RecordedRequest[];
  /** Begins a record, which follows the response to its end. */
  begin(request: IncomingMessage, response: ServerResponse): { setBody(body: Uint8Array): void };
}

export function createRequestLog(): RequestLog {
  const requests: RecordedRequest[] = [];
  return {
    requests,
    begin(request, response) {
      const action = request.headers["x-zc-action"];
      const record: Writable<RecordedRequest> = {
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        action: typeof action === "string" ? action : undefined,
        body: undefined,
        state: "open",
        status: undefined,
      };
      requests.push(record);
      if (requests.length > capacity) requests.shift();
      response.once("close", () => {
        record.state = response.writableFinished ? "answered" : "aborted";
        record.status = response.headersSent ? response.statusCode : undefined;
      });
      return {
        setBody(body) {
          record.body = Buffer.from(body).toString("utf8");
        },
      };
    },
  };
}
