import { once } from "node:events";
import { createServer, request, type ServerResponse } from "node:http";
import { afterEach, expect, it } from "vitest";
import { abortWhenGone } from "./client-gone.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A request that waits for its answer, the answer as the server makes it, and how the client leaves. */
async function ask(): Promise<{ res: ServerResponse; leave: () => void; answered: Promise<unknown> }> {
  const server = createServer().listen(0, "127.0.0.1");
  closers.push(() => server.close());
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const asked = request({ port: address.port, host: "127.0.0.1", agent: false }).end();
  asked.on("error", () => undefined);
  const answered = new Promise((resolve) => {
    asked.on("response", (response) => response.resume().once("end", resolve));
  });
  const [, res] = await once(server, "request");
  return { res, leave: () => asked.destroy(), answered };
}

it("aborts when the client leaves before the end", async () => {
  const { res, leave } = await ask();
  const signal = abortWhenGone(res);
  expect(signal.aborted).toBe(false);
  leave();
  await once(res, "close");
  expect(signal.aborted).toBe(true);
});

it("is aborted when it is asked for after the client has left", async () => {
  const { res, leave } = await ask();
  leave();
  await once(res, "close");
  expect(abortWhenGone(res).aborted).toBe(true);
});

it("does not abort once the client has the whole answer, whenever it is asked for", async () => {
  const { res, answered } = await ask();
  const signal = abortWhenGone(res);
  const closed = once(res, "close");
  res.end("all of it");
  await answered;
  await closed;
  expect(signal.aborted).toBe(false);
  expect(abortWhenGone(res).aborted).toBe(false);
});
