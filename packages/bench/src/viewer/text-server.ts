import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { logPieces } from "./log-text.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** Serves the built pages, and the log under `/text`, on a free port of the loopback. */
export async function startTextServer(
  folder: string,
): Promise<{ origin: string; textBytes: number; close(): Promise<void> }> {
  const pieces = Array.from(logPieces(), (piece) => Buffer.from(piece));
  const textBytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const server = createServer((request, response) => {
    // Both headers isolate the page, without which a browser does not tell its memory.
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    const { pathname } = new URL(request.url ?? "/", "http://bench");
    if (pathname === "/text") {
      response.writeHead(200, { "content-type": "text/plain; charset=utf-8", "content-length": textBytes });
      for (const piece of pieces) response.write(piece);
      response.end();
      return;
    }
    if (pathname === "/") {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Empty</title>");
      return;
    }
    const file = join(folder, normalize(pathname));
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    textBytes,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
