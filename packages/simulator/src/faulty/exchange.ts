import type { Socket } from "node:net";
import type { ReceivedRequest } from "./call-reader.ts";

export interface FaultyCall extends ReceivedRequest {
  /** Which connection it came on, counted from 1. */
  readonly connection: number;
  /** Whether that connection is still open. */
  readonly isOpen: boolean;
}

/** A call, and its connection to answer on, byte by byte. */
export interface Exchange {
  readonly call: FaultyCall;
  /** Sends bytes as they stand. Resolves when the connection takes more, or is gone. */
  write(bytes: string | Uint8Array): Promise<void>;
  /** Ends the connection in good order, after what was written. */
  end(): void;
  /** Cuts the connection off: the other side gets a reset. */
  reset(): void;
  /** Aborts when the connection is gone. */
  readonly gone: AbortSignal;
  /** Resolves when the connection is gone. */
  untilGone(): Promise<void>;
}

/**
 * What an upstream does with one call. When it is done and has not ended the connection, the next call on it is taken.
 * It may fail once the connection is gone.
 */
export type Behaviour = (exchange: Exchange) => void | Promise<void>;

export function exchangeOn(socket: Socket, call: FaultyCall, gone: AbortSignal): Exchange {
  const untilGone = () =>
    new Promise<void>((resolve) => {
      if (gone.aborted) resolve();
      else gone.addEventListener("abort", () => resolve(), { once: true });
    });
  return {
    call,
    gone,
    untilGone,
    write: (bytes) =>
      // Whoever writes in a loop must let the news come in that the connection is gone.
      socket.writable ? new Promise((resolve) => socket.write(bytes, () => resolve())) : untilGone(),
    end: () => void socket.end(),
    reset: () => void socket.resetAndDestroy(),
  };
}
