import * as z from "zod";
import type { TracingConfig } from "./config.ts";
import { headerSecret } from "./variable-forms.ts";

const endpoint = z
  .string()
  .transform((value) => (URL.canParse(value) ? new URL(value) : undefined))
  .refine(
    (url) =>
      url !== undefined &&
      ["http:", "https:"].includes(url.protocol) &&
      url.username === "" &&
      url.password === "" &&
      url.search === "" &&
      url.hash === "",
    "must be an http or https URL without user, query and fragment",
  );

const stopDelayMessage = "must be a whole number of seconds from 0 to 60";
const stopDelay = z
  .string()
  .regex(/^\d{1,2}$/, stopDelayMessage)
  .transform(Number)
  .refine((seconds) => seconds <= 60, stopDelayMessage);

/** The variables for those who watch over the server. */
export const operationsVariables = {
  METRICS_TOKEN: headerSecret.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint.optional(),
  STOP_DELAY_SECONDS: stopDelay.default(0),
};

type Values = z.infer<z.ZodObject<typeof operationsVariables>>;

export function tracingConfigOf(values: Values): TracingConfig {
  return { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT };
}
