import * as z from "zod/mini";

/** Where the audit trail goes: a file, the server's standard output, or nowhere. */
export const auditKeptSchema = z.enum(["file", "stdout", "off"]);
