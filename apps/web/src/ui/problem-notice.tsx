import { Button } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useState } from "react";
import { ProblemError } from "../lib/errors.ts";
import { problemWords } from "../lib/problem-words.ts";
import { isSessionEnd } from "../lib/session-end.ts";
import { useCountdown } from "../lib/use-countdown.ts";
import { CopyButton } from "./copy-button.tsx";
import classes from "./problem-notice.module.css";
import { UntrustedText } from "./untrusted-text.tsx";

/**
 * An error in words, with the request IDs to quote. Retry is offered where asking again can help, and waits out
 * the time the server asked for.
 */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const words = problemWords(error);
  if (isSessionEnd(error)) {
    // The page says it once, and where to sign in.
    return (
      <div className={classes.unloaded}>
        {words.title}: this was not loaded
        {onRetry !== undefined && <Retry seconds={0} onRetry={onRetry} />}
      </div>
    );
  }
  const problem = error instanceof ProblemError ? error.problem : undefined;
  return (
    <div className={classes.notice} role="alert">
      <IconAlertCircle className={classes.icon} size={18} stroke={1.75} aria-hidden />
      <div className={classes.text}>
        <p className={classes.title}>{words.title}</p>
        <p>{words.advice}</p>
        {problem !== undefined && (
          <>
            {problem.detail !== "" && (
              <p className={classes.detail}>
                <UntrustedText text={problem.detail} />
              </p>
            )}
            <dl className={classes.ids}>
              <Fact name="Request ID" value={problem.requestId} copyable />
              <Fact name="Upstream request ID" value={problem.upstreamRequestId} copyable />
              <Fact name="Code" value={[problem.code, problem.upstreamCode].filter(Boolean).join(" · ")} />
            </dl>
          </>
        )}
      </div>
      {onRetry !== undefined && words.retry && (
        // A new error starts its own countdown.
        <Retry key={problem?.requestId} seconds={problem?.retryAfterSeconds ?? 0} onRetry={onRetry} />
      )}
    </div>
  );
}

function Fact({ name, value, copyable }: { name: string; value: string | undefined; copyable?: boolean }) {
  if (value === undefined || value === "") return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <UntrustedText className={classes.id} text={value} />
        {copyable && <CopyButton value={value} label={name} />}
      </dd>
    </div>
  );
}

function Retry({ seconds, onRetry }: { seconds: number; onRetry: () => void }) {
  const [since] = useState(Date.now);
  const left = useCountdown(since, seconds);
  return (
    <Button variant="default" size="xs" disabled={left > 0} onClick={onRetry}>
      {left > 0 ? `Retry in ${left} s` : "Retry"}
    </Button>
  );
}
