import * as z from "zod/mini";

/**
 * A time: ISO 8601 in UTC (`2025-10-17T14:31:25Z`), or `{raw}` with the upstream's own text when that text is
 * not a time we can read.
 */
export const timestampSchema = z.union([
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/)),
  z.object({ raw: z.string() }),
]);
export type Timestamp = z.infer<typeof timestampSchema>;
