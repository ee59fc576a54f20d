import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { canonicalRequest, sign, textToSign } from "./sign.ts";

const vectorsFile = z.object({
  vectors: z.array(
    z.object({
      name: z.string(),
      secret: z.string(),
      accessKeyId: z.string(),
      timestamp: z.number(),
      contentType: z.string(),
      host: z.string(),
      body: z.string(),
      signature: z.string(),
    }),
  ),
});

const { vectors } = vectorsFile.parse(
  JSON.parse(readFileSync(new URL("../vectors/zc2-hmac-sha256.json", import.meta.url), "utf8")),
);
const encoder = new TextEncoder();

describe("the ZC2-HMAC-SHA256 signature", () => {
  it("has the documentation's two vectors and at least six more to answer to", () => {
    const documented = vectors.filter(({ name }) => name.startsWith("documentation"));
    expect(documented).toHaveLength(2);
    expect(vectors.length).toBeGreaterThanOrEqual(8);
  });

  it.each(vectors)("agrees with the vector: $name", (vector) => {
    const headers = sign(
      { contentType: vector.contentType, host: vector.host, body: encoder.encode(vector.body) },
      { accessKeyId: vector.accessKeyId, accessKeySecret: vector.secret },
      vector.timestamp,
    );
    expect(headers).toEqual({
      "X-ZC-Timestamp": String(vector.timestamp),
      "X-ZC-Signature-Method": "ZC2-HMAC-SHA256",
      Authorization: `ZC2-HMAC-SHA256 Credential=${vector.accessKeyId}, SignedHeaders=content-type;host, Signature=${vector.signature}`,
    });
  });

  it("puts the canonical request and the text to sign together line by line", () => {
    const canonical = canonicalRequest({
      contentType: "application/json",
      host: "127.0.0.1:8081",
      body: new Uint8Array(),
    });
    expect(canonical.split("\n")).toEqual([
      "POST",
      "/",
      "",
      "content-type:application/json",
      "host:127.0.0.1:8081",
      "",
      "content-type;host",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ]);
    expect(textToSign(1673361177, "")).toBe(
      "ZC2-HMAC-SHA256\n1673361177\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
  });
});
