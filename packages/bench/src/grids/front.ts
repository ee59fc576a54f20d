import { createServer } from "node:http";
import express from "express";
import type { Answer } from "./measured-rows.ts";

/**
 * The server of the other grids: their built pages from `folder`, and the dashboard's own answer with the rows, which it
 * sends as it stands, to whoever asks.
 */
export async function startFront(
  folder: string,
  { path, body, headers }: Answer,
): Promise<{ origin: string; close(): Promise<void> }> {
  const app = express();
  app.get(path, (_req, res) => res.set(headers).end(body));
  app.use(express.static(folder));
  const server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
