import { createHash, createHmac } from "node:crypto";
import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";

export const accessKey = { accessKeyId: "test-key", accessKeySecret: "test-secret" };
export const start = new Date("2025-11-20T09:30:00Z");

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

const callHeaders = {
  "content-type": "application/json",
  "x-zc-action": "DescribeCommandInvocations",
  "x-zc-version": "2025-10-10",
  "x-zc-service": "zos",
};

/** The headers of a signed call, put together from the documentation and not from the code under test. */
export function signedHeaders(url: string, body: string, at: Date = start): Record<string, string> {
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const canonical = `POST\n/\n\ncontent-type:application/json\nhost:${new URL(url).host}\n\ncontent-type;host\n${sha256(body)}`;
  const signature = createHmac("sha256", accessKey.accessKeySecret)
    .update(`ZC2-HMAC-SHA256\n${timestamp}\n${sha256(canonical)}`)
    .digest("hex");
  return {
    ...callHeaders,
    "x-zc-timestamp": timestamp,
    "x-zc-signature-method": "ZC2-HMAC-SHA256",
    authorization: `ZC2-HMAC-SHA256 Credential=${accessKey.accessKeyId}, SignedHeaders=content-type;host, Signature=${signature}`,
  };
}

export function bearerHeaders(token: string): Record<string, string> {
  return { ...callHeaders, authorization: `Bearer ${token}` };
}

/** Sends a call and hands over the response while its body is still to be read. */
export function open(
  url: string,
  body: string,
  headers: Record<string, string>,
  { method = "POST", path = "/api/v2/zos" } = {},
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = request(url + path, {
      method,
      // A connection kept alive can be closed by the server at the moment it is used again.
      agent: false,
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
    });
    call.on("response", resolve).on("error", reject);
    call.end(body);
  });
}

/** The whole answer. Rejects when the connection breaks off in it. */
export async function send(...call: Parameters<typeof open>): Promise<Answer> {
  const response = await open(...call);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: Buffer.concat(chunks).toString("utf8"),
  };
}
