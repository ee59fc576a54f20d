import type { InstanceResult } from "@command-history/contract";
import { instanceLabel } from "../../lib/instance-name.ts";
import { TaskStatusBadge } from "../../ui/status-badge.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./output-search.module.css";

/** The instances in which nothing was found; each opens what it wrote. */
export function InstancesWithoutHits(props: {
  instances: readonly InstanceResult[];
  /** The instance whose output is on display; null: none. */
  shownInstance: string | null;
  onOpen: (instanceId: string) => void;
}) {
  if (props.instances.length === 0) return null;
  return (
    <ul
      className={classes.instances}
      aria-label="Instances without a hit"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
    >
      {props.instances.map((instance, index) => {
        const isShown = instance.instanceId !== null && instance.instanceId === props.shownInstance;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an ID can be missing, or come twice
          <li key={index} className={classes.without} data-shown={isShown || undefined}>
            <InstanceWithoutHits instance={instance} isShown={isShown} onOpen={props.onOpen} />
          </li>
        );
      })}
    </ul>
  );
}

function InstanceWithoutHits(props: {
  instance: InstanceResult;
  isShown: boolean;
  onOpen: (instanceId: string) => void;
}) {
  const { instanceId, instanceName, status } = props.instance;
  const content = (
    <>
      <TaskStatusBadge status={status} />
      <UntrustedText className={classes.withoutName} text={instanceLabel(props.instance)} />
      {instanceName !== null && instanceId !== null && (
        <UntrustedText className={classes.id} text={instanceId} />
      )}
    </>
  );
  if (instanceId === null) return <span className={classes.withoutLine}>{content}</span>;
  return (
    <button
      type="button"
      data-printed
      className={classes.withoutLine}
      aria-current={props.isShown || undefined}
      onClick={() => props.onOpen(instanceId)}
    >
      {content}
    </button>
  );
}
