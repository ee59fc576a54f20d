import * as z from "zod";
import type { LimitsConfig } from "./config.ts";

const perMinute = z
  .string()
  .regex(/^\d{1,7}$/, "must be a number of requests a minute, or 0 for no limit")
  .transform(Number);

/** The variables that say how much one user or one address may ask for. */
export const limitsVariables = {
  RATE_LIMIT_PER_ADDRESS: perMinute.default(3000),
  RATE_LIMIT_PER_USER: perMinute.default(600),
  RATE_LIMIT_COSTLY: perMinute.default(300),
  RATE_LIMIT_SIGN_IN: perMinute.default(120),
};

export function limitsConfigOf(values: z.infer<z.ZodObject<typeof limitsVariables>>): LimitsConfig {
  return {
    perAddress: values.RATE_LIMIT_PER_ADDRESS,
    perUser: values.RATE_LIMIT_PER_USER,
    costly: values.RATE_LIMIT_COSTLY,
    signIn: values.RATE_LIMIT_SIGN_IN,
  };
}
