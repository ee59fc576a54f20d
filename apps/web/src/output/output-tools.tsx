import type { StreamName, StreamSummary } from "@command-history/contract";
import {
  IconCheck,
  IconCode,
  IconCopy,
  IconDownload,
  IconListNumbers,
  IconSearch,
  IconTextWrap,
  IconX,
} from "@tabler/icons-react";
import { formatBytes } from "../lib/format-number.ts";
import type { LineRange } from "../lib/line-range.ts";
import type { OutputSource } from "./output-source.ts";
import { OutputDownload, OutputTool } from "./output-tool.tsx";
import type { ViewMode } from "./protocol.ts";
import { rangeWords } from "./use-line-selection.ts";

/** What can be done with an output, in its header. */
export function OutputTools(props: {
  stream: StreamName;
  source: OutputSource;
  summary: StreamSummary;
  /** Whether there is more to see of it as it was sent. */
  canShowSent: boolean;
  mode: ViewMode;
  onToggleMode: () => void;
  wrap: boolean;
  onToggleWrap: () => void;
  selected: LineRange | null;
  copied: "copied" | "refused" | null;
  /** Null while the text is not whole. */
  onCopy: (() => void) | null;
  isSearchOpen: boolean;
  onSearch: () => void;
  areLinesOpen: boolean;
  onLines: () => void;
}) {
  const { stream, source, summary, mode, wrap, selected, copied, onCopy } = props;
  const what = selected === null ? `all of ${stream}` : `${rangeWords(selected)} of ${stream}`;
  const copyWord = selected === null ? "Copy" : "Copy lines";
  return (
    <>
      <OutputTool
        icon={IconSearch}
        word="Search"
        title="Search all of the text (Ctrl+F)"
        pressed={props.isSearchOpen}
        onClick={props.onSearch}
      />
      <OutputTool
        icon={IconListNumbers}
        word="Lines"
        title="Go to a line, or select lines by their numbers"
        pressed={props.areLinesOpen}
        onClick={props.onLines}
      />
      {props.canShowSent && (
        <OutputTool
          icon={IconCode}
          word="As sent"
          title="Show what was sent, with its control characters as symbols. Copy then copies that"
          pressed={mode === "sent"}
          onClick={props.onToggleMode}
        />
      )}
      <OutputTool
        icon={IconTextWrap}
        word="Wrap"
        title="Wrap long lines"
        pressed={wrap}
        onClick={props.onToggleWrap}
      />
      <OutputTool
        icon={copied === "copied" ? IconCheck : copied === "refused" ? IconX : IconCopy}
        word={copied === "copied" ? "Copied" : copied === "refused" ? "Not allowed" : copyWord}
        title={`Copy ${what}, as ${mode === "shown" ? "text" : "sent"}`}
        disabled={onCopy === null}
        onClick={() => onCopy?.()}
      />
      <OutputDownload
        icon={IconDownload}
        url={source.downloadUrlAsOf(summary.sha256)}
        // What is hidden in the text is hidden in what is downloaded.
        label={summary.masks === 0 ? undefined : "Download with secrets hidden"}
        title={
          summary.masks === 0
            ? `Download ${stream}, byte for byte (${formatBytes(summary.bytes)})`
            : `Download ${stream} with secrets hidden, not byte for byte`
        }
      />
    </>
  );
}
