import type { StreamName, StreamSummary } from "@command-history/contract";
import { IconCheck, IconCode, IconCopy, IconDownload, IconTextWrap, IconX } from "@tabler/icons-react";
import { useState } from "react";
import * as z from "zod/mini";
import { ProblemError } from "../lib/errors.ts";
import { formatBytes, formatCounted } from "../lib/format-number.ts";
import { useCopy } from "../lib/use-copy.ts";
import { usePreference } from "../lib/use-preference.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import classes from "./loaded-output.module.css";
import type { OutputState } from "./output-client.ts";
import { OutputFrame } from "./output-frame.tsx";
import { OutputLines } from "./output-lines.tsx";
import { OutputDownload, OutputTool } from "./output-tool.tsx";
import type { OutputSource } from "./output-viewer.tsx";
import type { ViewMode } from "./protocol.ts";
import { useOutput } from "./use-output.ts";

function factsOf({ progress, failure }: OutputState, expectedBytes: number): string {
  const lines = formatCounted(progress.lines, "line");
  if (progress.done) return `${formatBytes(progress.bytes)} · ${lines}`;
  if (failure !== null) return progress.lines === 0 ? "" : `Broke off after ${lines}`;
  return `${formatBytes(progress.bytes)} of ${formatBytes(expectedBytes)} · ${lines} so far`;
}

/** An output that has text: reads it, and shows it while it still comes. */
export function LoadedOutput(props: {
  source: OutputSource;
  stream: StreamName;
  summary: StreamSummary;
  label: string;
  onRetry: () => void;
}) {
  const { source, stream, summary, label } = props;
  const { client, state } = useOutput(source.url);
  const { progress, failure } = state;
  const [wrap, setWrap] = usePreference("output.wrap", z.boolean(), true);
  const [mode, setMode] = useState<ViewMode>("shown");
  const { outcome, copy } = useCopy(label);

  function toggleSent(): void {
    client?.prepare("sent");
    setMode(mode === "shown" ? "sent" : "shown");
  }

  if (failure instanceof ProblemError && failure.problem.code === "OUTPUT_NOT_FOUND") {
    return <OutputFrame stream={stream} label={label} facts="No output" />;
  }
  return (
    <OutputFrame
      stream={stream}
      label={label}
      facts={factsOf(state, summary.bytes)}
      tools={
        <>
          {progress.done && progress.controls && (
            <OutputTool
              icon={IconCode}
              word="As sent"
              title="Show what was sent, with its control characters as symbols. Copy then copies that"
              pressed={mode === "sent"}
              onClick={toggleSent}
            />
          )}
          <OutputTool
            icon={IconTextWrap}
            word="Wrap"
            title="Wrap long lines"
            pressed={wrap}
            onClick={() => setWrap(!wrap)}
          />
          <OutputTool
            icon={outcome === "copied" ? IconCheck : outcome === "refused" ? IconX : IconCopy}
            word={outcome === "copied" ? "Copied" : outcome === "refused" ? "Not allowed" : "Copy"}
            title={mode === "shown" ? `Copy all of ${stream}, as text` : `Copy all of ${stream}, as sent`}
            disabled={!progress.done}
            onClick={() => void client?.copy(mode).then(copy)}
          />
          <OutputDownload
            icon={IconDownload}
            url={source.downloadUrl}
            filename={source.filename}
            title={`Download ${stream}, byte for byte (${formatBytes(summary.bytes)})`}
          />
        </>
      }
    >
      {!progress.done && failure === null && (
        <div className={classes.track} aria-hidden>
          <div
            className={classes.bar}
            style={{ transform: `scaleX(${Math.min(1, progress.bytes / summary.bytes)})` }}
          />
        </div>
      )}
      {failure !== null && <ProblemNotice error={failure} onRetry={props.onRetry} />}
      {client !== null && (failure === null || progress.lines > 0) && (
        <OutputLines
          client={client}
          state={state}
          mode={mode}
          wrap={wrap}
          label={label}
          expectedLines={summary.lines}
        />
      )}
    </OutputFrame>
  );
}
