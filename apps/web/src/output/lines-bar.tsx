import { IconX } from "@tabler/icons-react";
import { type FormEvent, type Ref, useId, useState } from "react";
import { formatCount, formatCounted } from "../lib/format-number.ts";
import { formatLineRange, type LineRange, parseLineRange } from "../lib/line-range.ts";
import classes from "./output-bar.module.css";
import { OutputTool } from "./output-tool.tsx";

type TypedLines = { range: LineRange | null; problem: null } | { problem: string };

/** What was typed for lines, of `lines` that there are. Nothing typed: none. */
function readLines(text: string, lines: number): TypedLines {
  const trimmed = text.trim().replace(/\s*[-–]\s*/, "-");
  if (trimmed === "") return { range: null, problem: null };
  const range = parseLineRange(trimmed);
  if (range === null) return { problem: "Give a line, or two with a dash between: 120-140" };
  if (range.from > lines) return { problem: `There are ${formatCounted(lines, "line")}` };
  return { range, problem: null };
}

/** Goes to a line, or selects several, by their numbers. */
export function LinesBar(props: {
  label: string;
  range: LineRange | null;
  /** Lines that there are. */
  lines: number;
  onGo: (range: LineRange | null) => void;
  onClose: () => void;
  inputRef: Ref<HTMLInputElement>;
}) {
  const { range, lines } = props;
  const shown = range === null ? "" : formatLineRange(range);
  const [given, setGiven] = useState(shown);
  const [text, setText] = useState(shown);
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  if (shown !== given) {
    setGiven(shown);
    setText(shown);
    setProblem(null);
  }

  function go(event: FormEvent): void {
    event.preventDefault();
    const typed = readLines(text, lines);
    setProblem(typed.problem);
    if (typed.problem === null) props.onGo(typed.range);
  }

  return (
    <form className={classes.bar} onSubmit={go}>
      <div className={classes.row}>
        <input
          ref={props.inputRef}
          className={classes.lines}
          aria-label={`Lines of ${props.label}`}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : problemId}
          placeholder="Line, or 120-140"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" className={classes.go}>
          Go
        </button>
        {problem === null ? (
          <span className={classes.words}>of {formatCount(lines)}</span>
        ) : (
          <span className={classes.problem} id={problemId} role="alert">
            {problem}
          </span>
        )}
        <span className={classes.tools}>
          <OutputTool icon={IconX} word="Close" title="Close (Esc)" iconOnly onClick={props.onClose} />
        </span>
      </div>
    </form>
  );
}
