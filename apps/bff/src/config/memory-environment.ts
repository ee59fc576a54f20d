import * as z from "zod";
import type { MemoryConfig } from "./config.ts";

/** The variables that say what is kept of the upstream's answers. */
export const memoryVariables = {
  MEMORY_FRESH_MS: z
    .string()
    .regex(/^\d{1,5}$/, "must be a number of milliseconds, up to 99999, or 0")
    .transform(Number)
    .default(2000),
  MEMORY_MB: z
    .string()
    .regex(/^\d{1,6}$/, "must be a number of megabytes, or 0 to keep nothing")
    .transform(Number)
    .default(256),
};

export function memoryConfigOf(values: z.infer<z.ZodObject<typeof memoryVariables>>): MemoryConfig {
  return { freshMs: values.MEMORY_FRESH_MS, maxBytes: values.MEMORY_MB * 1024 * 1024 };
}
