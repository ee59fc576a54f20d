import { createHash, createHmac } from "node:crypto";

/**
 * The upstream's request signature (API reference, page `instruction/sign`): one function for each step of it.
 * Nothing here reads a clock or touches the network.
 */
const signatureMethod = "ZC2-HMAC-SHA256";

/** Sorted, and the only two headers that the signature covers. */
const signedHeaders = "content-type;host";

/** What is signed of a request. `contentType` and `host` are the exact texts sent, `body` the exact bytes. */
export interface SignedParts {
  readonly contentType: string;
  readonly host: string;
  readonly body: Uint8Array;
}

/** Step 1. The URI is always `/` and the query always empty, whatever the request's path is. */
export function canonicalRequest({ contentType, host, body }: SignedParts): string {
  return [
    "POST",
    "/",
    "",
    `content-type:${contentType}`,
    `host:${host}`,
    "",
    signedHeaders,
    sha256Hex(body),
  ].join("\n");
}

/** Step 2. `timestamp` is in Unix seconds. */
export function textToSign(timestamp: number, canonical: string): string {
  return [signatureMethod, String(timestamp), sha256Hex(canonical)].join("\n");
}

/** Step 3. The secret is the key as it stands: there are no derived keys. */
function signature(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

/** Step 4: the headers that carry the signature. `timestamp` is in Unix seconds. */
export function sign(
  parts: SignedParts,
  accessKey: { readonly accessKeyId: string; readonly accessKeySecret: string },
  timestamp: number,
): Record<"X-ZC-Timestamp" | "X-ZC-Signature-Method" | "Authorization", string> {
  const text = textToSign(timestamp, canonicalRequest(parts));
  const hex = signature(accessKey.accessKeySecret, text);
  return {
    "X-ZC-Timestamp": String(timestamp),
    "X-ZC-Signature-Method": signatureMethod,
    Authorization: `${signatureMethod} Credential=${accessKey.accessKeyId}, SignedHeaders=${signedHeaders}, Signature=${hex}`,
  };
}

function sha256Hex(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
