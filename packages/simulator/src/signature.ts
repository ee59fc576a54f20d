import { createHash, createHmac } from "node:crypto";

export const signatureMethod = "ZC2-HMAC-SHA256";
export const signedHeaders = "content-type;host";

export interface SignedRequest {
  /** Unix seconds, as sent in `X-ZC-Timestamp`. */
  timestamp: string;
  contentType: string;
  /** With the port where there is one. */
  host: string;
  body: Uint8Array;
}

/** The signature of a request in lower-case hex, by the API reference's page `instruction/sign`. */
export function signatureOf(request: SignedRequest, secret: string): string {
  const canonicalRequest = [
    "POST",
    "/",
    "",
    `content-type:${request.contentType}`,
    `host:${request.host}`,
    "",
    signedHeaders,
    sha256(request.body),
  ].join("\n");
  const stringToSign = [signatureMethod, request.timestamp, sha256(canonicalRequest)].join("\n");
  return createHmac("sha256", secret).update(stringToSign).digest("hex");
}

function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}
