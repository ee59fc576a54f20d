import type { InvocationSummary } from "@command-history/contract";
import type { ReactNode } from "react";
import { durationBetween, epochOf, formatDuration } from "../../../../apps/web/src/lib/duration.ts";
import { invocationPagePath } from "../../../../apps/web/src/lib/page-paths.ts";
import { invocationStatusLook, taskStatusLook } from "../../../../apps/web/src/lib/status.ts";
import { taskErrorWords } from "../../../../apps/web/src/lib/task-error.ts";
import { InvocationStatusBadge } from "../../../../apps/web/src/ui/status-badge.tsx";
import { TaskRollUp } from "../../../../apps/web/src/ui/task-roll-up.tsx";
import { Time } from "../../../../apps/web/src/ui/time.tsx";
import { UntrustedText } from "../../../../apps/web/src/ui/untrusted-text.tsx";

/** A column as a peer shows it: the list's own, without its buttons to copy. */
interface PeerColumn {
  readonly id: string;
  readonly title: string;
  /** In pixels; what is left over goes to the one without. */
  readonly width?: number;
  readonly cell: (invocation: InvocationSummary) => ReactNode;
  /** What the column is sorted by. */
  readonly value: (invocation: InvocationSummary) => string | number | null;
  /** What the text filter looks through. */
  readonly text?: (invocation: InvocationSummary) => string;
}

const severity = ["Failed", "PartialFailed", "Running", "Pending", "Success"];

function failureWords(failure: NonNullable<InvocationSummary["firstFailure"]>): string {
  const { errorCode, exitCode, taskStatus } = failure;
  if (errorCode === "ExecutionExitNoneZero" && exitCode !== null) return `Exit code ${exitCode}`;
  const reason = errorCode === null ? taskStatusLook(taskStatus).word : taskErrorWords(errorCode);
  return exitCode === null || exitCode === 0 ? reason : `${reason} · exit code ${exitCode}`;
}

function Id({ text }: { text: string | null }) {
  return text === null ? null : <UntrustedText className="id" text={text} />;
}

function Duration({ ms }: { ms: number | null }) {
  return ms === null ? "–" : formatDuration(ms);
}

function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => typeof part === "string").join("\n");
}

/** The columns of the list, in its order. */
export const peerColumns: readonly PeerColumn[] = [
  {
    id: "status",
    title: "Status",
    width: 190,
    cell: ({ status, invocationId }) => (
      <>
        <InvocationStatusBadge status={status} />
        <div className="line">
          <a href={invocationPagePath(invocationId ?? "", undefined)}>
            <Id text={invocationId} />
          </a>
        </div>
      </>
    ),
    value: ({ status }) => severity.indexOf(status ?? ""),
    text: ({ status, invocationId }) => joined(invocationStatusLook(status).word, status, invocationId),
  },
  {
    id: "command",
    title: "Command",
    width: 230,
    cell: ({ commandName, commandType, commandId }) => (
      <>
        <div className="line" title={commandName ?? ""}>
          <UntrustedText className="name" text={commandName ?? "No name"} />
        </div>
        <div className="line">
          <UntrustedText className="tag" text={commandType ?? ""} />
          <Id text={commandId} />
        </div>
      </>
    ),
    value: ({ commandName }) => commandName,
    text: ({ commandName, commandType, commandId }) => joined(commandName, commandType, commandId),
  },
  {
    id: "created",
    title: "Created",
    width: 160,
    cell: ({ createdAt }) => <Time value={createdAt} layout="stacked" />,
    value: ({ createdAt }) => epochOf(createdAt),
  },
  {
    id: "duration",
    title: "Duration",
    width: 98,
    cell: ({ startedAt, endedAt }) => <Duration ms={durationBetween(startedAt, endedAt)} />,
    value: ({ startedAt, endedAt }) => durationBetween(startedAt, endedAt),
  },
  {
    id: "delay",
    title: "Queue delay",
    width: 94,
    cell: ({ createdAt, startedAt }) => <Duration ms={durationBetween(createdAt, startedAt)} />,
    value: ({ createdAt, startedAt }) => durationBetween(createdAt, startedAt),
  },
  {
    id: "instances",
    title: "Instances",
    width: 216,
    cell: ({ taskCounts }) => <TaskRollUp counts={taskCounts} />,
    value: ({ instanceCount }) => instanceCount,
  },
  {
    id: "failure",
    title: "First failure",
    cell: ({ firstFailure }) =>
      firstFailure !== null && (
        <>
          <div className="line" title={failureWords(firstFailure)}>
            <UntrustedText text={failureWords(firstFailure)} />
            <span className="instance">
              on <UntrustedText text={firstFailure.instanceName ?? firstFailure.instanceId ?? ""} />
            </span>
          </div>
          <div className="line" title={firstFailure.excerpt ?? ""}>
            <Id text={firstFailure.excerpt} />
          </div>
        </>
      ),
    value: ({ firstFailure }) => (firstFailure === null ? null : failureWords(firstFailure)),
    text: ({ firstFailure }) =>
      firstFailure === null
        ? ""
        : joined(
            failureWords(firstFailure),
            firstFailure.errorCode,
            firstFailure.instanceName,
            firstFailure.instanceId,
            firstFailure.excerpt,
          ),
  },
];
