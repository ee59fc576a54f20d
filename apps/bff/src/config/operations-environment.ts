import type * as z from "zod";
import type { TracingConfig } from "./config.ts";
import { headerSecret, serverUrl, wholeNumber } from "./variable-forms.ts";

const endpoint = serverUrl(
  ({ protocol }) => protocol === "http:" || protocol === "https:",
  "must be an http or https URL without user, query and fragment",
);

/** The variables for those who watch over the server. */
export const operationsVariables = {
  METRICS_TOKEN: headerSecret.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint.optional(),
  STOP_DELAY_SECONDS: wholeNumber(0, 60, "seconds").default(0),
};

type Values = z.infer<z.ZodObject<typeof operationsVariables>>;

export function tracingConfigOf(values: Values): TracingConfig {
  return { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT };
}
