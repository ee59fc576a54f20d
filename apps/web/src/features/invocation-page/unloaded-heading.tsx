import type { ReactNode } from "react";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./page-heading.module.css";

/** Stands where the heading will be, or would: all that is known of an invocation which is not loaded. `back`: the way back. */
export function UnloadedHeading({ invocationId, back }: { invocationId: string; back: ReactNode }) {
  return (
    <header className={classes.line}>
      {back}
      <h1 className={classes.title}>
        <UntrustedText text={invocationId} />
      </h1>
    </header>
  );
}
