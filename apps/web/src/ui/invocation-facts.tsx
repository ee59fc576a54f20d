import type { InvocationDetail } from "@command-history/contract";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatDuration } from "../lib/duration.ts";
import { visibleText } from "../lib/visible-text.ts";
import { CopyButton } from "./copy-button.tsx";
import classes from "./invocation-facts.module.css";
import { RunDuration } from "./run-duration.tsx";
import { Time } from "./time.tsx";
import { UntrustedText } from "./untrusted-text.tsx";

/** What is known of an invocation as a whole, its IDs to copy. `belowRow`: what its row in the list tells is left out. */
export function InvocationFacts(props: { invocation: InvocationDetail; belowRow?: boolean }) {
  const { invocation, belowRow = false } = props;
  const { startedAt, endedAt, timeoutSeconds, malformed } = invocation;
  return (
    <>
      <dl className={classes.facts} data-inline={belowRow || undefined}>
        {!belowRow && (
          <>
            <IdFact name="Invocation ID" id={invocation.invocationId} />
            <IdFact name="Command ID" id={invocation.commandId} />
            <Fact name="Type">
              {invocation.commandType === null ? "–" : <UntrustedText text={invocation.commandType} />}
            </Fact>
            <Fact name="Created">
              <Time value={invocation.createdAt} />
            </Fact>
          </>
        )}
        <Fact name="Started">
          <Time value={startedAt} />
        </Fact>
        <Fact name="Ended">
          <Time value={endedAt} />
        </Fact>
        {!belowRow && (
          <Fact name="Duration">
            <RunDuration run={invocation} />
          </Fact>
        )}
        <Fact name="Timeout">{timeoutSeconds === null ? "–" : formatDuration(timeoutSeconds * 1000)}</Fact>
        <IdFact name="Zenlayer request ID" id={invocation.upstreamRequestId} brief />
      </dl>
      {malformed.length > 0 && (
        <p className={classes.malformed}>
          <IconAlertTriangle size={14} aria-hidden />
          <span>
            Zenlayer sent fields that could not be read: <UntrustedText text={malformed.join(", ")} />
          </span>
        </p>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** `brief`: where there is little room, its beginning will do; it is there to be copied. */
function IdFact({ name, id, brief }: { name: string; id: string | null; brief?: boolean }) {
  return (
    <Fact name={name}>
      {id === null ? (
        "–"
      ) : (
        <>
          <span className={classes.id} data-brief={brief} title={brief ? visibleText(id) : undefined}>
            <UntrustedText text={id} />
          </span>
          <CopyButton value={id} label={name} />
        </>
      )}
    </Fact>
  );
}
