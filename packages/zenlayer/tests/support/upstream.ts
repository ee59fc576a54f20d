import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createNetServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { createZenlayerClient, type InvocationEvent, type ZenlayerClientOptions } from "../../src/index.ts";

/** A server of the test's own, closed with the test. Answers whatever the listener makes of the request. */
export async function startUpstream(
  listener: RequestListener,
): Promise<{ endpoint: string; connections: Socket[] }> {
  const server = createServer(listener);
  const connections: Socket[] = [];
  server.on("connection", (socket: Socket) => connections.push(socket));
  onTestFinished(() => server.closeAllConnections());
  return { endpoint: `http://${await listen(server)}`, connections };
}

/** A server that speaks no HTTP by itself. */
export async function startSocketServer(onConnection: (socket: Socket) => void): Promise<{ host: string }> {
  const sockets: Socket[] = [];
  const server = createNetServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return { host: await listen(server) };
}

/** A host where nobody listens. */
export async function freeHost(): Promise<string> {
  const server = createNetServer();
  const host = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return host;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return `127.0.0.1:${address.port}`;
}

export const accessKey = { accessKeyId: "AKtest", accessKeySecret: "canary-7c1d9f-secret" };

/** A client closed with the test. */
export function startClient(endpoint: string, options: Partial<ZenlayerClientOptions> = {}) {
  const client = createZenlayerClient({ endpoint, credentials: accessKey, ...options });
  onTestFinished(() => client.close());
  return client;
}

/** All events of one call that asks for everything. */
export async function allEvents(client: ReturnType<typeof startClient>): Promise<InvocationEvent[]> {
  const events: InvocationEvent[] = [];
  for await (const batch of client.describeCommandInvocations({})) events.push(...batch);
  return events;
}

/** What the call throws. */
export async function failure(client: ReturnType<typeof startClient>): Promise<unknown> {
  try {
    await allEvents(client);
  } catch (error) {
    return error;
  }
  throw new Error("the call did not fail");
}

export function sendJson(response: ServerResponse, status: number, value: unknown, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(value));
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  return body;
}

export const emptyAnswer = {
  requestId: "req-1",
  response: { requestId: "req-1", dataSet: [], totalCount: 0 },
};
