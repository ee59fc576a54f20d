/**
 * A stand-in for the upstream that costs little itself: it sends bytes that it made before. It checks no signature, and
 * tells at `/calls` how many calls it has answered.
 */
import { createServer, type IncomingMessage } from "node:http";
import * as z from "zod";
import { generateRows } from "../generate-rows.ts";
import { createPageBody } from "../page-body.ts";
import { pageNamed, pageNames, pages } from "../pages.ts";
import { printAddress } from "./listening.ts";

const requestSchema = z.object({
  commandIds: z.array(z.string()).default([]),
  pageSize: z.int().default(20),
  pageNum: z.int().default(1),
});

const bodies = new Map(
  pageNames.map((name) => {
    const { rows, bytes } = pages[name];
    return [name, createPageBody(generateRows(rows, bytes / rows))];
  }),
);
let calls = 0;

const server = createServer(async (req, res) => {
  if (req.url === "/calls") return res.end(String(calls));
  const request = requestSchema.parse(JSON.parse(await textOf(req)));
  calls += 1;
  const parts = bodies.get(pageNamed(request.commandIds[0]))?.slice(request.pageSize, request.pageNum) ?? [];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  res.writeHead(200, { "Content-Type": "application/json", "Content-Length": length });
  res.cork();
  for (const part of parts) res.write(part);
  res.end();
});
// Those who keep connections open for long are not to meet one that was closed just then.
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => printAddress(server.address()));

async function textOf(req: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of req.setEncoding("utf8")) text += chunk;
  return text;
}
