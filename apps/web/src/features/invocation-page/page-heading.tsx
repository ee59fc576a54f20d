import type { InvocationDetail } from "@command-history/contract";
import type { ReactNode } from "react";
import { useScriptReveal } from "../../api/script-reveal.ts";
import { useRole } from "../../api/session.ts";
import { commandLabel } from "../../lib/command-name.ts";
import { InvocationFacts } from "../../ui/invocation-facts.tsx";
import { ScriptView } from "../../ui/script-view.tsx";
import { InvocationStatusBadge } from "../../ui/status-badge.tsx";
import { TextLock } from "../../ui/text-lock.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./page-heading.module.css";

/** What was run and how it went: the command, its status, what is known of the run, and the script. */
export function PageHeading(props: {
  invocationId: string;
  profile: string | undefined;
  invocation: InvocationDetail;
  /** Stands before the command's name: the way back. */
  back: ReactNode;
  /** What can be done with the page, on the right. */
  actions: ReactNode;
  /** Stands below the facts. */
  children?: ReactNode;
}) {
  const { invocation } = props;
  const mayRead = useRole("reader");
  const script = useScriptReveal(props.invocationId, props.profile);
  return (
    <header className={classes.heading}>
      <div className={classes.line}>
        {props.back}
        <h1 className={classes.title}>
          <UntrustedText text={commandLabel(invocation.commandName)} />
        </h1>
        <InvocationStatusBadge status={invocation.status} />
        <span className={classes.actions}>{props.actions}</span>
      </div>
      <div className={classes.about}>
        <div className={classes.facts}>
          <InvocationFacts invocation={invocation} />
          {props.children}
        </div>
        {mayRead ? (
          <ScriptView
            content={invocation.content}
            commandType={invocation.commandType}
            masks={invocation.contentMasks}
            revealable={script}
            titleLevel={2}
            foldedLines={3}
          />
        ) : (
          <TextLock />
        )}
      </div>
    </header>
  );
}
