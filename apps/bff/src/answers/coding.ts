import type { Transform } from "node:stream";
import {
  type BrotliCompress,
  type BrotliOptions,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createBrotliDecompress,
  createGunzip,
  createGzip,
  type Gzip,
  gzipSync,
} from "node:zlib";

/** A way to compress the text of answers: one for all of them, so that it is done once for everyone. */
export interface Coding {
  /** As `Accept-Encoding` and `Content-Encoding` name it. */
  readonly name: "br" | "gzip";
  createPacker(): Gzip | BrotliCompress;
  /** Packs the whole of a short text, faster than a packer can, which works on another thread: this one waits for it. */
  packAtOnce(text: string): Buffer;
  createUnpacker(): Transform;
}

/** For browsers that reach the dashboard without TLS: they offer nothing better there. */
export const gzipCoding: Coding = {
  name: "gzip",
  createPacker: () => createGzip(),
  packAtOnce: (text) => gzipSync(text),
  createUnpacker: () => createGunzip(),
};

/** In little more time than gzip takes: a list of thousands of rows is a third shorter then. */
const brotliQuality = 5;

/** In half the time of the quality above, and less than gzip takes. It packs a list of 20 rows as small as gzip does. */
const brotliQualityAtOnce = 3;

/**
 * Bytes of the text, as a power of 2, in which it looks for what came before. Four times as many gain a hundredth, and take
 * a megabyte more of memory for each reader who gets the text unpacked.
 */
const brotliWindow = 18;

function brotliOptions(quality: number): BrotliOptions {
  return {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: brotliWindow,
    },
  };
}

const atOnce = brotliOptions(brotliQualityAtOnce);
const inPieces = brotliOptions(brotliQuality);

/** For browsers that reach the dashboard by https. */
export const brotliCoding: Coding = {
  name: "br",
  createPacker: () => createBrotliCompress(inPieces),
  packAtOnce: (text) => brotliCompressSync(text, atOnce),
  createUnpacker: () => createBrotliDecompress(),
};

/**
 * What the browsers of a dashboard take that people open at this address: Brotli over https, and gzip where it is not
 * known to be https, since browsers do not offer Brotli there. The few others get their text unpacked.
 */
export function codingFor(publicUrl: URL | undefined): Coding {
  return publicUrl?.protocol === "https:" ? brotliCoding : gzipCoding;
}
