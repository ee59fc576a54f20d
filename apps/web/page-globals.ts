/** For each test of the page: what happy-dom leaves out of a page or does by half, from Node.js, and no network. */
import {
  ReadableStream,
  TextDecoderStream,
  TextEncoderStream,
  TransformStream,
  WritableStream,
} from "node:stream/web";
import { MessageChannel } from "node:worker_threads";

const streams = { ReadableStream, TextDecoderStream, TextEncoderStream, TransformStream, WritableStream };

/** A test that is to have answers brings its own. */
async function fetch(): Promise<never> {
  throw new TypeError("Nobody answers here");
}

Object.assign(globalThis, { MessageChannel, ...streams, fetch });
