import { Button } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { NewerVersionError, ProblemError } from "../lib/errors.ts";
import { brokenOffWords, detailWords, problemWords } from "../lib/problem-words.ts";
import { isSessionEnd } from "../lib/session-end.ts";
import { AgeWords } from "./age-words.tsx";
import { CopyButton } from "./copy-button.tsx";
import classes from "./problem-notice.module.css";
import { RetryButton, RetryWords } from "./retry.tsx";
import { UntrustedText } from "./untrusted-text.tsx";

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** When it is asked again by itself, in ms since the epoch. */
  readonly retryAt?: number | null;
  /** It is not asked again by itself when the network comes back. */
  readonly needsRetry?: boolean;
  /** It is being asked again. */
  readonly busy?: boolean;
  /** What broke off, where a part of it has come: "This list is incomplete". */
  readonly incomplete?: string | undefined;
  /** What could not be refreshed ("These rows were"), and when it was loaded, in ms since the epoch; null: nothing was. */
  readonly old?: { readonly what: string; readonly since: number | null };
}

/**
 * An error in words, with the request IDs to quote. Retry is offered where asking again can help, and waits out
 * the time the server asked for; a page that is outdated can be reloaded.
 */
export function ProblemNotice(props: ProblemNoticeProps) {
  const { error, onRetry, retryAt = null, needsRetry, busy = false, incomplete, old } = props;
  const words =
    incomplete === undefined ? problemWords(error, needsRetry) : brokenOffWords(error, incomplete);
  const age = old !== undefined && old.since !== null && <AgeWords what={old.what} loadedAt={old.since} />;
  if (isSessionEnd(error)) {
    // The page says it once, and where to sign in.
    return (
      <div className={classes.unloaded}>
        <span>{age || `${words.title}: this was not loaded`}</span>
        {onRetry !== undefined && <RetryButton waitSeconds={0} word="Retry" onRetry={onRetry} />}
      </div>
    );
  }
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const detail = problem === undefined ? "" : detailWords(problem);
  const isCounted = retryAt !== null || busy;
  return (
    <div className={classes.notice} role="alert">
      <IconAlertCircle className={classes.icon} size={18} stroke={1.75} aria-hidden />
      <div className={classes.text}>
        <p className={classes.title}>{words.title}</p>
        {age && <p>{age}</p>}
        {(words.cause !== undefined || detail !== "") && (
          <p className={classes.detail}>
            {words.cause} <UntrustedText text={detail} />
          </p>
        )}
        {words.advice !== null && <p>{words.advice}</p>}
        {problem !== undefined && (
          <>
            {problem.forOperator !== undefined && (
              <p className={classes.operator}>
                For whoever runs this dashboard: <UntrustedText text={problem.forOperator} />
              </p>
            )}
            <dl className={classes.ids}>
              <Fact name="Request ID" value={problem.requestId} copyable />
              <Fact name="Zenlayer request ID" value={problem.upstreamRequestId} copyable />
              <Fact name="Code" value={[problem.code, problem.upstreamCode].filter(Boolean).join(" · ")} />
            </dl>
          </>
        )}
      </div>
      {error instanceof NewerVersionError && (
        <div className={classes.retry}>
          <Button variant="default" size="xs" onClick={() => location.reload()}>
            Reload
          </Button>
        </div>
      )}
      {onRetry !== undefined && words.retry && (
        <div className={classes.retry}>
          {isCounted && <RetryWords at={retryAt} busy={busy} />}
          <RetryButton
            // A new error starts its own countdown.
            key={problem?.requestId}
            waitSeconds={problem?.retryAfterSeconds ?? 0}
            word={incomplete === undefined ? "Retry" : "Load again"}
            counted={isCounted}
            onRetry={onRetry}
          />
        </div>
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
