import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { ApiError } from "./api-error.ts";

const path = "/api/v2/zos";
const action = "DescribeCommandInvocations";
const version = "2025-10-10";
const service = "zos";
const bodyLimit = 10 * 1024 * 1024;

/** Throws ApiError unless the request goes to the one place there is. */
export function requireRoute(request: IncomingMessage): void {
  if (request.url !== path) {
    throw new ApiError(404, "OPERATION_FAILED_RESOURCE_NOT_FOUND", `Only ${path} is here.`);
  }
  if (request.method !== "POST") {
    throw new ApiError(405, "INVALID_PARAMETER_VALUE", "Only POST is accepted.", { allow: "POST" });
  }
}

/** Throws ApiError 400 for a header that names something else, and 501 for an action that is not built. */
export function requireAction(headers: IncomingHttpHeaders): void {
  if (!/^application\/json(; ?charset=utf-8)?$/i.test(headers["content-type"] ?? "")) {
    throw new ApiError(415, "INVALID_PARAMETER_VALUE", "Content-Type must be application/json.");
  }
  if (headers["x-zc-version"] !== version) {
    throw new ApiError(400, "INVALID_PARAMETER_VALUE", `X-ZC-Version must be ${version}.`);
  }
  if (headers["x-zc-service"] !== undefined && headers["x-zc-service"] !== service) {
    throw new ApiError(400, "INVALID_PARAMETER_VALUE", `X-ZC-Service must be ${service}.`);
  }
  const named = headers["x-zc-action"];
  if (named === undefined) throw new ApiError(400, "MISSING_PARAMETER", "X-ZC-Action is missing.");
  if (named !== action)
    throw new ApiError(501, "UNSUPPORTED_OPERATION", `Only ${action} is here, not ${named}.`);
}

/** The raw bytes of the body, which the signature covers. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > bodyLimit) {
      throw new ApiError(413, "INVALID_PARAMETER_EXCEED_LENGTH", `The body is over ${bodyLimit} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
