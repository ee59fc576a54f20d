import type { ReactNode } from "react";
import { commandLabel } from "../../lib/command-name.ts";
import { useSeenIds } from "../../lib/seen-ids.ts";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./page-heading.module.css";

/**
 * Stands where the heading will be, or would: all that is known of an invocation which is not loaded. `isLoading`: it is on
 * its way. `back`: the way back.
 */
export function UnloadedHeading(props: { invocationId: string; isLoading: boolean; back: ReactNode }) {
  const { invocationId, isLoading } = props;
  const name = useSeenIds("invocation").get(invocationId);
  const isSeen = name !== undefined;
  return (
    <header className={classes.line}>
      {props.back}
      <h1 className={classes.title} data-waiting={(isLoading && !isSeen) || undefined}>
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
