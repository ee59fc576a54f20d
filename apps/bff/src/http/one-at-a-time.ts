import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Logger } from "pino";

/** Most requests that wait on a connection for the answer to the one before them. No browser sends any such, and no proxy. */
const mostWaiting = 20;

/**
 * Hands requests on once the answers before them on their connection are sent. A response that still waits for its
 * connection is never told that the client has left: what is made for it would go on, and be kept, for ever. One that
 * waits for no more than the last bytes of the answer before it to be noted as sent is nothing out of the ordinary.
 */
export function oneAtATime(handle: RequestListener, logger: Logger): RequestListener {
  const waiting = new WeakMap<Socket, number>();

  function wait(req: IncomingMessage, res: ServerResponse): void {
    const { socket } = req;
    if (socket.destroyed) return;
    const count = (waiting.get(socket) ?? 0) + 1;
    if (count > mostWaiting) {
      logger.info("a client asked again and again without waiting for answers: its connection is cut");
      socket.destroy();
      return;
    }
    waiting.set(socket, count);
    res.once("socket", () => {
      waiting.set(socket, (waiting.get(socket) ?? 0) - 1);
      handle(req, res);
    });
  }

  return (req, res) => {
    if (res.socket === null) wait(req, res);
    else handle(req, res);
  };
}
