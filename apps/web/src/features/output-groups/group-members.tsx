import type { InstanceResult } from "@command-history/contract";
import { formatHostRanges } from "@command-history/output";
import { useMemo, useState } from "react";
import { formatCount, formatCounted } from "../../lib/format-number.ts";
import { instanceLabel } from "../../lib/instance-name.ts";
import { visibleText } from "../../lib/visible-text.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./group-members.module.css";

/** Ranges shown at once: of names without an order there can be as many as instances. */
const shownRanges = 8;

/** Who is in a group: names as ranges, their IDs to copy, and each by itself when asked for. */
export function GroupMembers(props: {
  instances: readonly InstanceResult[];
  /** The instances on display. */
  marked: ReadonlySet<string>;
  onShow: (instanceId: string) => void;
}) {
  const { instances } = props;
  const [open, setOpen] = useState(false);
  const ranges = useMemo(() => formatHostRanges(instances.map(instanceLabel)), [instances]);
  const ids = instances.flatMap(({ instanceId }) => instanceId ?? []);
  const more = ranges.length - shownRanges;
  return (
    <div className={classes.members}>
      <p className={classes.ranges}>
        {ranges.slice(0, shownRanges).map((range) => (
          <UntrustedText key={range} className={classes.range} text={range} />
        ))}
        {more > 0 && <span className={`${classes.more} screen-only`}>and {formatCount(more)} more</span>}
        {/* Paper has no button that lists them. */}
        {ranges.slice(shownRanges).map((range) => (
          <UntrustedText key={range} className={`${classes.range} printed-only`} text={range} />
        ))}
        {ids.length > 0 && (
          <CopyButton
            value={ids.join("\n")}
            label={ids.length === 1 ? "instance ID" : `${formatCounted(ids.length, "instance ID")}`}
          />
        )}
        {instances.length > 1 && (
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? "Hide list" : "List"}
          </button>
        )}
      </p>
      {open && (
        <ul className={classes.list}>
          {instances.map(({ instanceId, instanceName }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an ID can be missing, or come twice
            <li key={index}>
              <button
                type="button"
                data-printed
                className={classes.member}
                title={visibleText(instanceId ?? "No ID: its output cannot be read")}
                disabled={instanceId === null}
                aria-current={instanceId !== null && props.marked.has(instanceId)}
                onClick={() => instanceId !== null && props.onShow(instanceId)}
              >
                <UntrustedText text={instanceLabel({ instanceId, instanceName })} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
