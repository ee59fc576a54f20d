import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

/** Stands before the upstream, and can make calls wait. */
export interface UpstreamGate {
  readonly url: string;
  /** The `Authorization` headers of the calls that wait. */
  readonly waiting: readonly string[];
  /** Calls wait from now on, each once so many bytes of its answer or some more have passed; with 0 before they are sent on. */
  shut(afterBytes?: number): void;
  /** Lets those through that wait, and all that come. */
  open(): void;
  close(): Promise<void>;
}

/** Ends once a call may go on of which so many bytes have passed. */
type MayPass = (bytes: number) => Promise<void>;

export async function startUpstreamGate(upstreamUrl: string): Promise<UpstreamGate> {
  /** Each with what lets it through. */
  const waiting = new Map<IncomingMessage, () => void>();
  let mostBytes = Number.POSITIVE_INFINITY;
  const server = createServer((req, res) => {
    async function mayPass(bytes: number): Promise<void> {
      if (bytes < mostBytes || res.destroyed) return;
      await new Promise<void>((resolve) => {
        waiting.set(req, resolve);
        res.once("close", resolve);
      });
      waiting.delete(req);
    }
    forward(upstreamUrl, req, res, mayPass).catch(() => res.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    get waiting() {
      return [...waiting.keys()].map((req) => req.headers.authorization ?? "");
    },
    shut(afterBytes = 0) {
      mostBytes = afterBytes;
    },
    open() {
      mostBytes = Number.POSITIVE_INFINITY;
      for (const pass of waiting.values()) pass();
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
async function forward(
  upstreamUrl: string,
  req: IncomingMessage,
  res: ServerResponse,
  mayPass: MayPass,
): Promise<void> {
  await mayPass(0);
  if (res.destroyed) return;
  const call = request(upstreamUrl, { method: req.method, path: req.url, headers: req.headers });
  res.once("close", () => call.destroy());
  const answered = once(call, "response");
  req.pipe(call);
  const [answer]: IncomingMessage[] = await answered;
  if (answer === undefined) return;
  res.writeHead(answer.statusCode ?? 502, answer.headers);
  await pipeline(answer, (chunks) => inTime(chunks, mayPass), res);
}

async function* inTime(chunks: AsyncIterable<Buffer>, mayPass: MayPass): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    await mayPass(bytes);
  }
}
