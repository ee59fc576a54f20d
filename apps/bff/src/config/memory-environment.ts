import type * as z from "zod";
import type { MemoryConfig } from "./config.ts";
import { redisUrl, wholeNumber } from "./variable-forms.ts";

/** The variables that say what is kept of the upstream's answers. */
export const memoryVariables = {
  MEMORY_FRESH_MS: wholeNumber(0, 60_000, "milliseconds").default(2000),
  MEMORY_REDIS_URL: redisUrl.optional(),
  MEMORY_MB: wholeNumber(0, 100_000, "megabytes").default(256),
};

export function memoryConfigOf(values: z.infer<z.ZodObject<typeof memoryVariables>>): MemoryConfig {
  return { freshMs: values.MEMORY_FRESH_MS, maxBytes: values.MEMORY_MB * 1024 * 1024 };
}
