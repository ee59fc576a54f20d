import { isAbsolute } from "node:path";
import type { SignInMode } from "@command-history/contract";
import * as z from "zod";
import type { AuditConfig } from "./config.ts";
import type { SettingProblem } from "./setting-problem.ts";
import { wholeNumber } from "./variable-forms.ts";

const bytesPerMegabyte = 1_000_000;

/** The variables of the audit trail. */
export const auditVariables = {
  AUDIT_LOG: z
    .string()
    .refine(
      (value) => value === "off" || value === "stdout" || isAbsolute(value),
      "must be off, stdout, or the absolute path of a file",
    )
    .optional(),
  AUDIT_MAX_MEGABYTES: wholeNumber(1, 10_000).default(100),
  AUDIT_KEEP_FILES: wholeNumber(1, 1000).default(10),
  AUDIT_REQUIRED: z.enum(["yes", "no"], "must be yes or no").default("no"),
};

type Values = z.infer<z.ZodObject<typeof auditVariables>>;

/** Without sign-in there is one user, whose own trail nobody asked for; with it the log keeps one unless told. */
export function auditConfigOf(values: Values, mode: SignInMode): AuditConfig {
  const log = values.AUDIT_LOG ?? (mode === "none" ? "off" : "stdout");
  return {
    sink:
      log === "off" || log === "stdout"
        ? { kind: log }
        : {
            kind: "file",
            path: log,
            maxBytes: values.AUDIT_MAX_MEGABYTES * bytesPerMegabyte,
            keepFiles: values.AUDIT_KEEP_FILES,
          },
    required: values.AUDIT_REQUIRED === "yes",
  };
}

/** What is wrong with these settings taken together. */
export function auditProblems(values: Values, mode: SignInMode): readonly SettingProblem[] {
  const { sink, required } = auditConfigOf(values, mode);
  return required && sink.kind === "off"
    ? [
        {
          settings: ["AUTH_MODE", "AUDIT_LOG", "AUDIT_REQUIRED"],
          message: "AUDIT_LOG must be stdout or the path of a file when AUDIT_REQUIRED=yes",
        },
      ]
    : [];
}
