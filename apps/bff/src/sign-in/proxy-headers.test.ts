import { createServer, type IncomingMessage, request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { ProxyConfig } from "../config/config.ts";
import { takeProxyUser } from "./proxy-headers.ts";

const proxySecret = "secret-between-proxy-and-dashboard-0123";
const proxy: ProxyConfig = {
  mode: "proxy",
  userHeader: "X-Forwarded-User",
  nameHeader: undefined,
  groupsHeader: "X-Forwarded-Groups",
  secretHeader: "X-Proxy-Secret",
};

const server = createServer();
afterEach(() => server.closeAllConnections());

/** A request as Node reads it from a connection. */
async function received(headers: Record<string, string | string[]>): Promise<IncomingMessage> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const arrived = new Promise<IncomingMessage>((resolve) => {
    server.once("request", (req, res) => {
      res.end();
      resolve(req);
    });
  });
  request({ port, host: "127.0.0.1", headers, agent: false }).end();
  const req = await arrived;
  await new Promise((resolve) => server.close(resolve));
  return req;
}

describe("the headers that name a person", () => {
  it.each([true, false])(
    "are taken off a request in every spelling; from the proxy: %s",
    async (fromProxy) => {
      const req = await received({
        "X-Forwarded-User": "ana",
        X_Forwarded_Groups: "ops",
        "x.proxy.secret": ["wrong", "wrong again"],
        "X-Other": "stays",
      });
      expect(takeProxyUser(req, proxy, proxySecret, fromProxy)).toBeUndefined();
      const left = JSON.stringify([req.headers, req.headersDistinct, req.rawHeaders]).toLowerCase();
      expect(left).not.toMatch(/forwarded|proxy|ana|ops|wrong/);
      expect(req.headers["x-other"]).toBe("stays");
      expect(req.rawHeaders).toContain("stays");
    },
  );

  it("are taken off the proxy's own request too, once they are read", async () => {
    const req = await received({ "X-Forwarded-User": "ana", "X-Proxy-Secret": proxySecret });
    expect(takeProxyUser(req, proxy, proxySecret, true)).toEqual({ id: "ana", name: "ana", groups: [] });
    expect(JSON.stringify([req.headers, req.headersDistinct, req.rawHeaders])).not.toContain(proxySecret);
  });
});
