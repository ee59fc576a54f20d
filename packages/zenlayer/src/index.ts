export {
  createZenlayerClient,
  type Timeouts,
  type ZenlayerClient,
  type ZenlayerClientOptions,
} from "./client.ts";
export type { Credentials } from "./credentials.ts";
export { startDeadline } from "./deadline.ts";
export {
  ApiError,
  BadResponseError,
  type BadResponseReason,
  BlockedError,
  NetworkError,
  TimeoutError,
  type TimeoutPhase,
  TooLargeError,
  ZenlayerError,
} from "./errors.ts";
export type { InvocationEvent, ReadLimits } from "./invocation-events.ts";
export type { InvocationFilter } from "./request.ts";
export type { UpstreamInstance, UpstreamInvocation } from "./rows.ts";
