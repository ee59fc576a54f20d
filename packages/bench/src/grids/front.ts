import { createServer } from "node:http";
import express from "express";
import { createProxyMiddleware } from "http-proxy-middleware";

/**
 * The one address that all measured pages have: the built pages of the other grids from `folder`, and all else from the
 * dashboard's server, so that each of them gets its rows on the same way.
 */
export async function startFront(
  folder: string,
  target: string,
): Promise<{ origin: string; close(): Promise<void> }> {
  const app = express();
  app.get("/empty", (_req, res) => res.type("html").send("<!doctype html><title>Empty</title>"));
  app.use("/grids", express.static(`${folder}/grids`));
  app.use(createProxyMiddleware({ target }));
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
