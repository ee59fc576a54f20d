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

/** The variables for those who watch over the server. */
export const operationsVariables = {
  METRICS_TOKEN: headerSecret.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint.optional(),
};

export function tracingConfigOf(values: z.infer<z.ZodObject<typeof operationsVariables>>): TracingConfig {
  return { endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT };
}
