import { ActionIcon, Button } from "@mantine/core";
import { IconCircleCheck, IconX } from "@tabler/icons-react";
import { type FocusEvent, type MouseEvent, type MouseEventHandler, useRef } from "react";
import type { ExportProgress } from "../../api/export-progress.ts";
import { useStore } from "../../lib/store.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import { dismissExport, type ExportJob, exportJobs, startExport } from "./export-jobs.ts";
import classes from "./export-tray.module.css";
import { focusExport } from "./focus-export.ts";
import { progressShare, progressWords } from "./progress-words.ts";
import { tellReach } from "./tell-reach.ts";
import { useKeptFocus } from "./use-kept-focus.ts";

/**
 * The exports under way, those saved, and those that failed, in a corner of the page. When the last one is dismissed, the
 * keyboard goes back to where it was before, or else to the element with the ID `target`.
 */
export function ExportTray({ target }: { target: string }) {
  const jobs = useStore(exportJobs);
  const cameFrom = useRef<HTMLElement>(null);
  if (jobs.length === 0) return null;

  function noteOrigin({ currentTarget, relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) {
      cameFrom.current = relatedTarget;
    }
  }

  function moveFocusFrom(job: Element | null): void {
    const beside = job?.nextElementSibling ?? job?.previousElementSibling;
    if (beside instanceof HTMLElement) {
      focusExport(beside);
      return;
    }
    const before = cameFrom.current?.isConnected ? cameFrom.current : document.getElementById(target);
    before?.focus({ preventScroll: true });
  }

  function dismiss(id: number, { currentTarget, detail }: MouseEvent<HTMLElement>): void {
    // Zero clicks: by the keyboard. The mouse goes on wherever it likes.
    if (detail === 0) moveFocusFrom(currentTarget.closest("section"));
    dismissExport(id);
  }

  return (
    <aside ref={tellReach} className={classes.tray} aria-label="Exports" onFocus={noteOrigin}>
      {jobs.map((job) => (
        <section key={job.id} className={classes.job} aria-label={job.title} tabIndex={-1}>
          <Job job={job} onDismiss={(event) => dismiss(job.id, event)} />
        </section>
      ))}
    </aside>
  );
}

const titleWords = { saved: "Saved ", cancelled: "Cancelled: ", failed: "Not saved: " } as const;

function Job(props: { job: ExportJob; onDismiss: MouseEventHandler<HTMLElement> }) {
  const { id, title, request, state } = props.job;
  const content = useKeptFocus();
  if (state.kind === "running") {
    return (
      <div key={state.kind} ref={content}>
        <div className={classes.line}>
          <span className={classes.title}>
            <UntrustedText text={title} />
          </span>
          <Button variant="default" size="compact-sm" onClick={state.cancel}>
            Cancel
          </Button>
        </div>
        <Progress progress={state.progress} />
        <div className={classes.words}>{progressWords(state.progress)}</div>
      </div>
    );
  }
  return (
    <div key={state.kind} ref={content}>
      <div className={classes.line}>
        {state.kind === "saved" && (
          <IconCircleCheck className={classes.saved} size={16} stroke={1.75} aria-hidden />
        )}
        <span className={classes.title}>
          {titleWords[state.kind]}
          {state.kind !== "saved" && <UntrustedText text={title} />}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label="Dismiss"
          title="Dismiss"
          data-dismiss
          onClick={props.onDismiss}
        >
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </div>
      {state.kind === "saved" ? (
        <>
          <div className={classes.file}>
            <UntrustedText text={state.name} />
          </div>
          <div className={classes.words}>{progressWords(state.progress)}</div>
        </>
      ) : state.kind === "cancelled" ? (
        <div className={classes.words}>Nothing was saved</div>
      ) : (
        <ProblemNotice error={state.error} needsRetry onRetry={() => void startExport(title, request, id)} />
      )}
    </div>
  );
}

function Progress({ progress }: { progress: ExportProgress }) {
  const share = progressShare(progress);
  return (
    <div
      className={classes.track}
      role="progressbar"
      aria-label="Export"
      aria-valuetext={progressWords(progress)}
      {...(share === null
        ? {}
        : { "aria-valuenow": Math.round(share * 100), "aria-valuemin": 0, "aria-valuemax": 100 })}
    >
      <div
        className={classes.bar}
        data-open={share === null || undefined}
        style={share === null ? undefined : { transform: `scaleX(${share})` }}
      />
    </div>
  );
}
