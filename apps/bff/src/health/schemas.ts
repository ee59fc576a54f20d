import { errorCodeSchema } from "@command-history/contract";
import * as z from "zod";

export const livenessSchema = z.object({ status: z.literal("up") });

const profileHealthSchema = z.object({
  name: z.string(),
  usable: z.boolean(),
  code: z.optional(errorCodeSchema),
  detail: z.optional(z.string()),
});
export type ProfileHealth = z.infer<typeof profileHealthSchema>;

const reportSchema = z.object({
  status: z.enum(["ready", "degraded", "not ready"]),
  profiles: z.array(profileHealthSchema),
});
export type ReadinessReport = z.infer<typeof reportSchema>;

/** With sign-in, the status alone. */
export const readinessSchema = reportSchema.partial({ profiles: true });
