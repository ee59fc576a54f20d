import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

/** Stands before the upstream, and can make calls wait. */
export interface UpstreamGate {
  readonly url: string;
  /** The `Authorization` headers of the calls that wait. */
  readonly waiting: readonly string[];
  shut(): void;
  /** Lets those through that wait, and all that come. */
  open(): void;
  close(): Promise<void>;
}

export async function startUpstreamGate(upstreamUrl: string): Promise<UpstreamGate> {
  /** Each with what lets it through. */
  const waiting = new Map<IncomingMessage, () => void>();
  let isShut = false;
  const server = createServer((req, res) => {
    const pass = () => void forward(upstreamUrl, req, res).catch(() => res.destroy());
    if (!isShut) return pass();
    waiting.set(req, pass);
    res.once("close", () => waiting.delete(req));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    get waiting() {
      return [...waiting.keys()].map((req) => req.headers.authorization ?? "");
    },
    shut() {
      isShut = true;
    },
    open() {
      isShut = false;
      const passes = [...waiting.values()];
      waiting.clear();
      for (const pass of passes) pass();
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** With the headers as they came: they are signed. */
async function forward(upstreamUrl: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const call = request(upstreamUrl, { method: req.method, path: req.url, headers: req.headers });
  res.once("close", () => call.destroy());
  const answered = once(call, "response");
  req.pipe(call);
  const [answer]: IncomingMessage[] = await answered;
  if (answer === undefined) return;
  res.writeHead(answer.statusCode ?? 502, answer.headers);
  await pipeline(answer, res);
}
