/** What happy-dom leaves out of a page, or does by half: a test of the page gets that of Node.js. */
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
