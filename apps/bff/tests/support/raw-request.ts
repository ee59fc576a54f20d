import { once } from "node:events";
import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  /** As it goes over the wire; fetch would resolve its dots first. */
  readonly path: string;
  /** Nothing is added but what is needed to delimit the body, and `Host` where it is not given. */
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string;
}

/** Asks with the path and the headers as they stand. */
export async function rawRequest(url: string, { body, ...options }: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    request(`${url}/`, options, async (response) => {
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: await text(response).catch(() => ""),
      });
    })
      .on("error", reject)
      .end(body);
  });
}

/** Sends a text as it stands, and gives what came back until the server closed the connection. */
export async function sendText(url: string, sent: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    received += chunk;
  });
  // The server may answer and close before it has read everything.
  socket.on("error", () => undefined);
  socket.write(sent);
  await once(socket, "close");
  return received;
}
