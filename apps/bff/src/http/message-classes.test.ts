import { once } from "node:events";
import { createServer, type ServerOptions } from "node:http";
import express, { type Express } from "express";
import { expect, test } from "vitest";
import { createMessageClasses } from "./message-classes.ts";

/** Whether Express changes the prototypes of a request and its response, when they are made of these classes. */
async function changesPrototypes(app: Express, classes: ServerOptions): Promise<boolean> {
  const before: object[] = [];
  const after: object[] = [];
  app.get("/", (req, res) => {
    after.push(Object.getPrototypeOf(req), Object.getPrototypeOf(res));
    res.set("X-App", String(req.app === app && res.app === app)).json({ path: req.path });
  });
  const server = createServer(classes, app);
  server.prependListener("request", (req, res) => {
    before.push(Object.getPrototypeOf(req), Object.getPrototypeOf(res));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const response = await fetch(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`);
  expect(response.headers.get("x-app")).toBe("true");
  expect(await response.json()).toEqual({ path: "/" });
  server.close();
  return before.some((prototype, at) => prototype !== after[at]);
}

test("Express changes no prototype of what is made of the classes, and of others it does", async () => {
  const app = express();
  expect(await changesPrototypes(app, createMessageClasses(app))).toBe(false);
  expect(await changesPrototypes(express(), {})).toBe(true);
});
