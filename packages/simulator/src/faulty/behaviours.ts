import { setTimeout } from "node:timers/promises";
import { errorText, headText, jsonType, pageText } from "./answer-text.ts";
import type { Behaviour } from "./exchange.ts";

type Headers = Readonly<Record<string, string>>;

/** Accepts, and never answers. */
export const silence: Behaviour = ({ untilGone }) => untilGone();

/** Cuts the connection off in place of an answer. */
export const reset: Behaviour = (exchange) => exchange.reset();

/** A whole answer with the length of its body; the connection stays open for the next call. */
export function answer(body: string | Uint8Array, status = 200, headers: Headers = jsonType): Behaviour {
  return async ({ write }) => {
    await write(headText(status, { ...headers, "Content-Length": String(Buffer.byteLength(body)) }));
    await write(body);
  };
}

/** A sound page with these rows. */
export function page(rows: readonly unknown[], totalCount?: number): Behaviour {
  return answer(pageText(rows, totalCount));
}

/** The error envelope under a status. */
export function refusal(status: number, code: string, headers: Headers = {}): Behaviour {
  return answer(errorText(code), status, { ...jsonType, ...headers });
}

/** Bytes as they stand, then the end of the connection. */
export function bytes(sent: string | Uint8Array): Behaviour {
  return async ({ write, end }) => {
    await write(sent);
    end();
  };
}

/** Bytes as they stand, then nothing, on a connection that stays open. */
export function stall(sent: string | Uint8Array): Behaviour {
  return async ({ write, untilGone }) => {
    await write(sent);
    await untilGone();
  };
}

/** Bytes as they stand, then a reset. */
export function cutOff(sent: string | Uint8Array): Behaviour {
  return async (exchange) => {
    await exchange.write(sent);
    exchange.reset();
  };
}

/** Bytes as they stand, one after the other with a pause after each. */
export function drip(sent: string, everyMs: number): Behaviour {
  return async ({ write, gone }) => {
    for (const byte of Buffer.from(sent)) {
      await write(Uint8Array.of(byte));
      await setTimeout(everyMs, undefined, { signal: gone });
    }
  };
}

/** Bytes as they stand, then these pieces as fast as they are taken, from the first again after the last, without end. */
export function endless(sent: string, pieces: readonly (string | Uint8Array)[]): Behaviour {
  return async ({ write, gone }) => {
    await write(sent);
    while (!gone.aborted) {
      for (const piece of pieces) await write(piece);
    }
  };
}
