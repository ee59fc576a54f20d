/** A request as it came in. */
export interface ReceivedRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON of its body. */
  readonly body: unknown;
}

const headEnd = "\r\n\r\n";

/**
 * Reads the requests of a connection: HTTP/1.1 with a `Content-Length`, as the clients of this API send it. Takes the
 * next piece of what came in, and gives the requests that it completes.
 */
export function createCallReader(): (chunk: Uint8Array) => ReceivedRequest[] {
  let received = Buffer.alloc(0);

  function takeOne(): ReceivedRequest | undefined {
    const headLength = received.indexOf(headEnd);
    if (headLength < 0) return undefined;
    const headers = headersOf(received.subarray(0, headLength).toString("latin1"));
    const bodyAt = headLength + headEnd.length;
    const bodyEnd = bodyAt + Number(headers["content-length"] ?? 0);
    if (received.length < bodyEnd) return undefined;
    const body: unknown = JSON.parse(received.subarray(bodyAt, bodyEnd).toString("utf8"));
    received = received.subarray(bodyEnd);
    return { headers, body };
  }

  return (chunk) => {
    received = Buffer.concat([received, chunk]);
    const requests: ReceivedRequest[] = [];
    for (let request = takeOne(); request !== undefined; request = takeOne()) requests.push(request);
    return requests;
  };
}

function headersOf(head: string): Record<string, string> {
  const [, ...lines] = head.split("\r\n");
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}
