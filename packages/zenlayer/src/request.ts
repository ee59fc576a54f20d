import type { Credentials } from "./credentials.ts";
import { sign } from "./sign.ts";

/**
 * What to ask for. The values of one field are alternatives, the fields narrow each other; a field left out or
 * empty does not narrow. `pageSize` is 1 to 10000 (20 when left out), `pageNum` counts from 1.
 */
export interface InvocationFilter {
  readonly commandIds?: readonly string[] | undefined;
  readonly invocationIds?: readonly string[] | undefined;
  readonly instanceIds?: readonly string[] | undefined;
  readonly invocationStatuses?: readonly string[] | undefined;
  readonly pageSize?: number | undefined;
  readonly pageNum?: number | undefined;
}

export const apiPath = "/api/v2/zos";

/** What the SDKs send; the signature covers this exact text. */
const contentType = "application/json";

export interface SignedRequest {
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** The headers and the body of one call. `timestamp` is in Unix seconds. */
export function describeInvocationsRequest(
  filter: InvocationFilter,
  { host, credentials, timestamp }: { host: string; credentials: Credentials; timestamp: number },
): SignedRequest {
  const body = new TextEncoder().encode(JSON.stringify(actionParameters(filter)));
  const headers = {
    "Content-Type": contentType,
    Host: host,
    "X-ZC-Action": "DescribeCommandInvocations",
    "X-ZC-Version": "2025-10-10",
    "X-ZC-Service": "zos",
  };
  const authentication =
    "token" in credentials
      ? { Authorization: `Bearer ${credentials.token}` }
      : sign({ contentType, host, body }, credentials, timestamp);
  return { headers: { ...headers, ...authentication }, body };
}

function actionParameters(filter: InvocationFilter): Record<string, unknown> {
  const { commandIds, invocationIds, instanceIds, invocationStatuses, pageSize, pageNum } = filter;
  const lists = { commandIds, invocationIds, instanceIds, invocationStatuses };
  const narrowing = Object.entries(lists).filter(([, values]) => values !== undefined && values.length > 0);
  return { ...Object.fromEntries(narrowing), pageSize, pageNum };
}
