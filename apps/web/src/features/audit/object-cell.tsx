import type { AuditEvent } from "@command-history/contract";
import { Link } from "@tanstack/react-router";
import { visibleText } from "../../lib/visible-text.ts";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./audit.module.css";

/** What was asked for: the invocation as a link to its page, which instance and stream or that it was the script, and the filter. */
export function ObjectCell({ event }: { event: AuditEvent }) {
  const { object, filter } = event;
  const { profile, invocationId, instanceId, stream } = object;
  const text = isOfScript(event) ? "script" : stream;
  const part = [text, instanceId === null ? null : `of ${instanceId}`].filter(Boolean).join(" ");
  return (
    <>
      {invocationId !== null && (
        <div className={classes.line}>
          <Link
            to="/invocations/$invocationId"
            params={{ invocationId }}
            search={profile === null ? {} : { profile: [profile] }}
            className={classes.link}
            title={`Open the page of ${visibleText(invocationId)}`}
          >
            <UntrustedText className={classes.id} text={invocationId} />
          </Link>
        </div>
      )}
      {part !== "" && (
        <div className={classes.line}>
          <UntrustedText className={classes.id} text={part} />
        </div>
      )}
      {part === "" && filter !== null && (
        <div className={classes.line}>
          <UntrustedText className={classes.id} text={readable(filter)} />
        </div>
      )}
    </>
  );
}

/** Whether hidden text was asked for in the script: in an output, the event names the instance. */
export function isOfScript({ action, object }: AuditEvent): boolean {
  return action === "reveal" && object.invocationId !== null && object.instanceId === null;
}

/** A query string as people read it. */
export function readable(filter: string): string {
  return [...new URLSearchParams(filter)].map(([name, value]) => `${name}: ${value}`).join(" · ");
}
