import type { AuditAction } from "@command-history/contract";

/** Nouns, since what was refused was not done. */
const words: Record<AuditAction, string> = {
  "sign-in": "Sign-in",
  "sign-out": "Sign-out",
  list: "List of invocations",
  detail: "Invocation",
  output: "Output",
  search: "Search in outputs",
  digests: "Groups of outputs",
  export: "Export",
  reveal: "Hidden text shown",
  audit: "Audit trail",
  refused: "Turned away",
  "file-replaced": "New trail file",
};

const byAction: ReadonlyMap<string, string> = new Map(Object.entries(words));

/** What was asked for, in words; an action of another version as it is named there. */
export function actionWords(action: string): string {
  return byAction.get(action) ?? action;
}
