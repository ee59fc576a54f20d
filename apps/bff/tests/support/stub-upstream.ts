import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** An upstream that answers as a test says, for answers that the simulator has no name for. */
export interface StubUpstream {
  readonly url: string;
  /** The bodies of the requests, in order. */
  readonly bodies: unknown[];
  close(): Promise<void>;
}

/** Answers one call of the upstream; calls are counted from 1. */
export type StubAnswer = (res: ServerResponse, req: IncomingMessage, call: number) => void;

export async function startStubUpstream(answer: StubAnswer): Promise<StubUpstream> {
  const bodies: unknown[] = [];
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    bodies.push(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    answer(res, req, bodies.length);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    bodies,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** An upstream whose pages hold these rows, sent as this text. */
export function answerRows(...rows: readonly object[]): (res: ServerResponse) => void {
  return (res) => {
    res.writeHead(200, { "content-type": "application/json" });
    res.end(
      JSON.stringify({
        requestId: "stub-1",
        response: { requestId: "stub-1", dataSet: rows, totalCount: rows.length },
      }),
    );
  };
}

export const stubCredentials = new Map([["stub", { token: "stub-token" }]]);
