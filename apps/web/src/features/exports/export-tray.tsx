import { ActionIcon, Button } from "@mantine/core";
import { IconCircleCheck, IconX } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { ExportProgress } from "../../api/exports.ts";
import { useStore } from "../../lib/store.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import { dismissExport, type ExportJob, exportJobs, startExport } from "./export-jobs.ts";
import classes from "./export-tray.module.css";
import { progressShare, progressWords } from "./progress-words.ts";

const reachProperty = "--exports-reach";

/** Tells the style sheets how far up from the window's foot the exports reach, for as long as there are any. */
function tellReach(tray: HTMLElement): () => void {
  const root = document.documentElement;
  const observer = new ResizeObserver(() => {
    root.style.setProperty(reachProperty, `${root.clientHeight - tray.getBoundingClientRect().top}px`);
  });
  observer.observe(tray);
  return () => {
    observer.disconnect();
    root.style.removeProperty(reachProperty);
  };
}

/** The exports under way, those saved, and those that failed, in a corner of the page. */
export function ExportTray() {
  const jobs = useStore(exportJobs);
  if (jobs.length === 0) return null;
  return (
    <aside ref={tellReach} className={classes.tray} aria-label="Exports">
      {jobs.map((job) => (
        <section key={job.id} className={classes.job} aria-label={job.title}>
          <Job job={job} />
        </section>
      ))}
    </aside>
  );
}

const titleWords = { saved: "Saved ", cancelled: "Cancelled: ", failed: "Not saved: " } as const;

function Job({ job: { id, title, request, state } }: { job: ExportJob }) {
  const isCancelledHere = useRef(false);
  const dismiss = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that was pressed is gone, and the keyboard's place would be lost with it.
    if (state.kind === "cancelled" && isCancelledHere.current) dismiss.current?.focus();
  }, [state.kind]);

  if (state.kind === "running") {
    return (
      <>
        <div className={classes.line}>
          <span className={classes.title}>
            <UntrustedText text={title} />
          </span>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => {
              isCancelledHere.current = true;
              state.cancel();
            }}
          >
            Cancel
          </Button>
        </div>
        <Progress progress={state.progress} />
        <div className={classes.words}>{progressWords(state.progress)}</div>
      </>
    );
  }
  return (
    <>
      <div className={classes.line}>
        {state.kind === "saved" && (
          <IconCircleCheck className={classes.saved} size={16} stroke={1.75} aria-hidden />
        )}
        <span className={classes.title}>
          {titleWords[state.kind]}
          <UntrustedText text={state.kind === "saved" ? state.name : title} />
        </span>
        <ActionIcon
          ref={dismiss}
          variant="subtle"
          color="gray"
          size={24}
          aria-label="Dismiss"
          title="Dismiss"
          onClick={() => dismissExport(id)}
        >
          <IconX size={15} aria-hidden />
        </ActionIcon>
      </div>
      {state.kind === "saved" ? (
        <div className={classes.words}>{progressWords(state.progress)}</div>
      ) : state.kind === "cancelled" ? (
        <div className={classes.words}>Nothing was saved</div>
      ) : (
        <ProblemNotice
          error={state.error}
          onRetry={() => {
            dismissExport(id);
            void startExport(title, request);
          }}
        />
      )}
    </>
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
