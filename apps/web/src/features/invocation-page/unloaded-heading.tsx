import { type ReactNode, useState } from "react";
import { commandLabel } from "../../lib/command-name.ts";
import { useSeenIds } from "../../lib/seen-ids.ts";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./page-heading.module.css";

/** Most invocations come at once: an ID that a name replaces before it is read would only flicker. In ms. */
const waitMs = 800;

/** Stands where the heading will be, or would: all that is known of an invocation which is not loaded. */
export function UnloadedHeading(props: {
  invocationId: string;
  /** It is on its way. */
  isLoading: boolean;
  /** When the page was first headed, by `performance.now()`: this can take the place of a heading like it. */
  headedAt: number;
  /** The way back. */
  back: ReactNode;
}) {
  const { invocationId, isLoading, headedAt } = props;
  // Of when it begins: a delay that changes later would be counted from there nevertheless.
  const [delayMs] = useState(() => waitMs - (performance.now() - headedAt));
  const name = useSeenIds("invocation").get(invocationId);
  const isSeen = name !== undefined;
  const waits = isLoading && !isSeen;
  return (
    <header className={classes.line}>
      {props.back}
      <h1
        className={classes.title}
        data-waiting={waits || undefined}
        style={waits ? { animationDelay: `${delayMs}ms` } : undefined}
      >
        <UntrustedText text={isSeen ? commandLabel(name) : invocationId} />
      </h1>
      {isSeen && !isLoading && (
        <>
          {" "}
          <UntrustedText className={classes.id} text={invocationId} />
        </>
      )}
    </header>
  );
}
