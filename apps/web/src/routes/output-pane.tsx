import { ActionIcon } from "@mantine/core";
import { IconChevronDown, IconChevronUp, type TablerIcon } from "@tabler/icons-react";
import type { Ref } from "react";
import { InstanceOutputs } from "../features/invocation-detail/instance-outputs.tsx";
import type { InstanceRow } from "../lib/instance-rows.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { InstanceCell } from "../ui/instance-cell.tsx";
import { TaskStatusBadge } from "../ui/status-badge.tsx";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import type { InvocationSearch } from "./invocation-search.ts";
import classes from "./output-pane.module.css";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";

/** What the chosen instance wrote. */
export function OutputPane(props: {
  invocationId: string;
  profile: string | undefined;
  /** The instance that the URL names. */
  wanted: string | null;
  chosen: InstanceRow | null;
  /** Shows the next failing instance, or the one before. */
  onFailed: (step: 1 | -1) => void;
  search: InvocationSearch;
  update: UpdateInvocationSearch;
  ref: Ref<HTMLElement>;
}) {
  const { chosen, wanted } = props;
  if (chosen === null || chosen.result.instanceId === null) {
    return wanted === null ? (
      <EmptyState title="No output">No instance has an ID, so that none can be read.</EmptyState>
    ) : (
      <EmptyState title="No such instance in this invocation">
        The link names <UntrustedText text={wanted} />. Choose another one from the list.
      </EmptyState>
    );
  }
  const { result } = chosen;
  return (
    <section className={classes.pane} aria-labelledby="output-title" tabIndex={-1} ref={props.ref}>
      <header className={classes.header}>
        <h2 id="output-title" className={classes.hidden}>
          Output of {result.instanceName ?? result.instanceId}
        </h2>
        <div className={classes.instance}>
          <InstanceCell result={result} />
        </div>
        <TaskStatusBadge status={result.status} />
        {result.exitCode !== null && <span className={classes.exit}>exit {result.exitCode}</span>}
        <span className={classes.steps}>
          <Step icon={IconChevronUp} title="Previous failed instance" onClick={() => props.onFailed(-1)} />
          <Step icon={IconChevronDown} title="Next failed instance" onClick={() => props.onFailed(1)} />
        </span>
      </header>
      <InstanceOutputs
        key={chosen.key}
        invocationId={props.invocationId}
        instanceId={chosen.result.instanceId}
        profile={props.profile}
        result={result}
      />
    </section>
  );
}

function Step({ icon: Icon, title, onClick }: { icon: TablerIcon; title: string; onClick: () => void }) {
  return (
    <ActionIcon variant="default" size={26} aria-label={title} title={title} onClick={onClick}>
      <Icon size={16} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}
