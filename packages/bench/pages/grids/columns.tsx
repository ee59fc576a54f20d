import type { InvocationSummary } from "@command-history/contract";
import type { ReactNode } from "react";
import { formatDuration } from "../../../../apps/web/src/lib/duration.ts";
import { failureWords } from "../../../../apps/web/src/lib/failure-words.ts";
import { searchedTexts, sortValues } from "../../../../apps/web/src/lib/invocation-columns.ts";
import { invocationPagePath } from "../../../../apps/web/src/lib/page-paths.ts";
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

function Id({ text }: { text: string | null }) {
  return text === null ? null : <UntrustedText className="id" text={text} />;
}

function Duration({ ms }: { ms: number | null }) {
  return ms === null ? "–" : formatDuration(ms);
}

const loadedAt = Date.now();

function durationOf(invocation: InvocationSummary): number | null {
  return sortValues.duration(invocation, loadedAt);
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
    value: sortValues.status,
    text: searchedTexts.status,
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
    value: sortValues.command,
    text: searchedTexts.command,
  },
  {
    id: "created",
    title: "Created",
    width: 160,
    cell: ({ createdAt }) => <Time value={createdAt} layout="stacked" />,
    value: sortValues.created,
  },
  {
    id: "duration",
    title: "Duration",
    width: 98,
    cell: (invocation) => <Duration ms={durationOf(invocation)} />,
    value: durationOf,
  },
  {
    id: "delay",
    title: "Queue delay",
    width: 94,
    cell: (invocation) => <Duration ms={sortValues.delay(invocation)} />,
    value: sortValues.delay,
  },
  {
    id: "instances",
    title: "Instances",
    width: 216,
    cell: ({ taskCounts }) => <TaskRollUp counts={taskCounts} />,
    value: sortValues.instances,
  },
  {
    id: "failure",
    title: "Main failure",
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
    value: sortValues.failure,
    text: searchedTexts.failure,
  },
];
