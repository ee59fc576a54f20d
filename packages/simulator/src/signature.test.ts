import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { signatureOf } from "./signature.ts";

interface Vector {
  name: string;
  secret: string;
  timestamp: number;
  contentType: string;
  host: string;
  body: string;
  signature: string;
}

/** The vectors that the client replays too: both sides are held to them, neither to the other. */
const file = new URL("../../zenlayer/vectors/zc2-hmac-sha256.json", import.meta.url);
const { vectors }: { vectors: Vector[] } = JSON.parse(readFileSync(file, "utf8"));

describe("the signature of a request", () => {
  it("has vectors to be held to", () => {
    expect(vectors.length).toBeGreaterThanOrEqual(7);
  });

  it.each(vectors)("is the one of the vector $name", ({ secret, timestamp, body, signature, ...rest }) => {
    const request = { ...rest, timestamp: String(timestamp), body: Buffer.from(body) };
    expect(signatureOf(request, secret)).toBe(signature);
  });
});
