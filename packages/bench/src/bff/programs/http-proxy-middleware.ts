/** http-proxy-middleware on Express, as its README sets it up, with connections to the upstream that are kept open. */
import { Agent } from "node:http";
import express from "express";
import { createProxyMiddleware } from "http-proxy-middleware";
import { printAddress } from "./listening.ts";

const [upstream] = process.argv.slice(2);
if (upstream === undefined) throw new Error("the upstream's address must be given");

const app = express();
app.use(
  createProxyMiddleware({ target: upstream, changeOrigin: true, agent: new Agent({ keepAlive: true }) }),
);
const server = app.listen(0, "127.0.0.1", () => printAddress(server.address()));
