import type { Role } from "@command-history/contract";

/** What each role lets people do, as they read it. */
export const roleWords: Record<Role, string> = {
  viewer: "The list, statuses and times",
  reader: "Scripts and outputs, with secrets hidden",
  revealer: "Hidden secrets, one text at a time, with a reason",
  auditor: "The audit trail",
};
