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

/** The upstream's, for a request that does not say (API reference, `zos/command/*`). */
export const defaultPageSize = 20;

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
  const headers: Record<string, string> = {
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
  return { headers: Object.assign(headers, authentication), body };
}

/** What JSON leaves out, being undefined, narrows nothing. */
function actionParameters(filter: InvocationFilter): InvocationFilter {
  const { commandIds, invocationIds, instanceIds, invocationStatuses, pageSize, pageNum } = filter;
  return {
    commandIds: unlessEmpty(commandIds),
    invocationIds: unlessEmpty(invocationIds),
    instanceIds: unlessEmpty(instanceIds),
    invocationStatuses: unlessEmpty(invocationStatuses),
    pageSize,
    pageNum,
  };
}

function unlessEmpty(values: readonly string[] | undefined): readonly string[] | undefined {
  return values?.length === 0 ? undefined : values;
}
