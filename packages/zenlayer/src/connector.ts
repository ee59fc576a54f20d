import { AssertionError } from "node:assert";
import type { Socket } from "node:net";
import { buildConnector } from "undici";

/** How often the end of a connection is told again to a reader that could not take it. */
const tellAgainMs = 20;

/**
 * Connects for undici, and shields its parser. One that waits for its reader fails an assertion when its connection ends
 * or is reset, which nothing can catch (nodejs/undici#5360; mended in version 8, which takes Node 22). An upstream that
 * closes the connection after its answer would so end this process.
 */
export function createConnector(timeoutMs: number): buildConnector.connector {
  // Half open: a connection whose end has not been told must not be closed by itself.
  const connect = buildConnector({ timeout: timeoutMs, allowHalfOpen: true });
  return (options, callback) => {
    connect(options, (...result) => {
      const [error, socket] = result;
      if (error === null) shieldParser(socket);
      callback(...result);
    });
  };
}

function shieldParser(socket: Socket): void {
  const emit = socket.emit.bind(socket);
  socket.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    if (event === "end") return tellEnd();
    // The parser takes this code for an end in good order.
    if (event === "error" && isReset(args[0])) return emit("error", new ConnectionResetError(args[0]));
    return emit(event, ...args);
  };

  /** Once the reader has caught up, the parser takes it. */
  function tellEnd(): boolean {
    if (socket.destroyed) return false;
    try {
      return emit("end");
    } catch (error) {
      if (!(error instanceof AssertionError)) throw error;
      setTimeout(tellEnd, tellAgainMs).unref();
      return true;
    }
  }
}

function isReset(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === "ECONNRESET";
}

/** A connection that the other side has reset: what the system calls ECONNRESET. */
export class ConnectionResetError extends Error {
  override readonly name = "ConnectionResetError";

  constructor(cause: Error) {
    super("the connection was reset", { cause });
  }
}
