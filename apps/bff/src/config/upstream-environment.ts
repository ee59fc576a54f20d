import type * as z from "zod";
import type { UpstreamCallsConfig } from "./config.ts";
import { wholeNumber } from "./variable-forms.ts";

const megabyte = 1024 ** 2;

/** The variables that bound the upstream calls: in time, in size, and in number. */
export const upstreamVariables = {
  UPSTREAM_CONNECT_TIMEOUT_MS: wholeNumber(100, 60_000, "milliseconds").default(10_000),
  UPSTREAM_HEADERS_TIMEOUT_MS: wholeNumber(100, 600_000, "milliseconds").default(60_000),
  UPSTREAM_IDLE_TIMEOUT_MS: wholeNumber(100, 600_000, "milliseconds").default(30_000),
  UPSTREAM_TOTAL_TIMEOUT_MS: wholeNumber(1_000, 3_600_000, "milliseconds").default(600_000),
  UPSTREAM_MAX_ANSWER_MB: wholeNumber(1, 1_000_000, "megabytes").default(4096),
  UPSTREAM_CONCURRENCY: wholeNumber(1, 1_000, "calls").default(8),
  UPSTREAM_QUEUE: wholeNumber(0, 100_000, "calls").default(64),
  UPSTREAM_PAUSE_AFTER: wholeNumber(0, 1_000, "failures").default(5),
};

export function upstreamConfigOf(
  values: z.infer<z.ZodObject<typeof upstreamVariables>>,
): UpstreamCallsConfig {
  return {
    timeouts: {
      connect: values.UPSTREAM_CONNECT_TIMEOUT_MS,
      headers: values.UPSTREAM_HEADERS_TIMEOUT_MS,
      body: values.UPSTREAM_IDLE_TIMEOUT_MS,
      total: values.UPSTREAM_TOTAL_TIMEOUT_MS,
    },
    answerBytes: values.UPSTREAM_MAX_ANSWER_MB * megabyte,
    concurrency: values.UPSTREAM_CONCURRENCY,
    queue: values.UPSTREAM_QUEUE,
    pauseAfterFailures: values.UPSTREAM_PAUSE_AFTER,
  };
}
