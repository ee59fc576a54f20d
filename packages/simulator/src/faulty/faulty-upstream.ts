import { createServer, type Socket } from "node:net";
import { createCallReader } from "./call-reader.ts";
import { type Behaviour, exchangeOn, type FaultyCall } from "./exchange.ts";

/**
 * An upstream made for faults: it writes its answers to the connection byte by byte, and so can break every rule of
 * HTTP. It checks no signatures and knows no data.
 */
export interface FaultyUpstream {
  /** Starts to serve; port 0 is any free port. */
  listen(port?: number): Promise<{ url: string }>;
  /** What it does with the calls from now on: one behaviour a call, and the last of them again and again. */
  behave(...script: [Behaviour, ...Behaviour[]]): void;
  /** All calls so far, in the order in which they came in. */
  readonly calls: readonly FaultyCall[];
  /** How many connections are open. */
  readonly connections: number;
  /** Bytes that it has sent so far, on all connections. */
  readonly bytesSent: number;
  /** Cuts all connections off. */
  close(): Promise<void>;
}

/** An upstream that does what `behave` says, and until then never answers. */
export function createFaultyUpstream(): FaultyUpstream {
  const calls: FaultyCall[] = [];
  const sockets = new Set<Socket>();
  let script: readonly Behaviour[] = [];
  let connectionsSoFar = 0;
  let bytesOfClosed = 0;

  function nextBehaviour(): Behaviour {
    const [behaviour = () => undefined] = script;
    if (script.length > 1) script = script.slice(1);
    return behaviour;
  }

  function serve(socket: Socket): void {
    connectionsSoFar += 1;
    const connection = connectionsSoFar;
    const gone = new AbortController();
    const readCalls = createCallReader();
    let answered = Promise.resolve();
    sockets.add(socket);
    socket.once("close", () => {
      sockets.delete(socket);
      bytesOfClosed += socket.bytesWritten;
      gone.abort();
    });
    // Whoever resets a connection here gets no answer to it; its closing says the rest.
    socket.on("error", () => undefined);

    async function answer(call: FaultyCall): Promise<void> {
      try {
        await nextBehaviour()(exchangeOn(socket, call, gone.signal));
      } catch (error) {
        if (!gone.signal.aborted) process.emitWarning(error instanceof Error ? error : String(error));
        socket.destroy();
      }
    }

    socket.on("data", (chunk) => {
      for (const request of readCalls(chunk)) {
        const call: FaultyCall = {
          ...request,
          connection,
          get isOpen() {
            return !gone.signal.aborted;
          },
        };
        calls.push(call);
        answered = answered.then(() => answer(call));
      }
    });
  }

  const server = createServer({ noDelay: true }, serve);

  return {
    calls,
    listen: (port = 0) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, "127.0.0.1", () => {
          server.off("error", reject);
          const address = server.address();
          const bound = typeof address === "object" && address !== null ? address.port : port;
          resolve({ url: `http://127.0.0.1:${bound}` });
        });
      }),
    behave(...next) {
      script = next;
    },
    get connections() {
      return sockets.size;
    },
    get bytesSent() {
      return [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, bytesOfClosed);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
