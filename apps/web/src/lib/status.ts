import type { KnownInvocationStatus, KnownTaskStatus } from "@command-history/contract";

/** How a status looks: each tone has a colour and an icon of its own. */
export type Tone = "pending" | "running" | "success" | "failed" | "partial" | "timeout" | "error" | "unknown";

interface StatusLook {
  readonly tone: Tone;
  readonly word: string;
}

const invocationLooks = new Map<string | null, StatusLook>(
  Object.entries({
    Pending: { tone: "pending", word: "Pending" },
    Running: { tone: "running", word: "Running" },
    PartialFailed: { tone: "partial", word: "Partly failed" },
    Failed: { tone: "failed", word: "Failed" },
    Success: { tone: "success", word: "Success" },
  } satisfies Record<KnownInvocationStatus, StatusLook>),
);

const taskLooks = new Map<string | null, StatusLook>(
  Object.entries({
    Pending: { tone: "pending", word: "Pending" },
    Running: { tone: "running", word: "Running" },
    Timeout: { tone: "timeout", word: "Timed out" },
    Failed: { tone: "failed", word: "Failed" },
    Success: { tone: "success", word: "Success" },
    Error: { tone: "error", word: "Error" },
  } satisfies Record<KnownTaskStatus, StatusLook>),
);

function unknownLook(status: string | null): StatusLook {
  return { tone: "unknown", word: status ?? "Unknown" };
}

/** The tone and the word of an invocation's status; a status that is not documented keeps its own word. */
export function invocationStatusLook(status: string | null): StatusLook {
  return invocationLooks.get(status) ?? unknownLook(status);
}

/** The same for a task: the run on one instance. */
export function taskStatusLook(status: string | null): StatusLook {
  return taskLooks.get(status) ?? unknownLook(status);
}

/** The statuses that rows have, each once. */
export function seenStatuses(rows: readonly { readonly status: string | null }[]): readonly string[] {
  return [...new Set(rows.flatMap(({ status }) => status ?? []))];
}
