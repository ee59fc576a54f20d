import { memo } from "react";
import { formatCount, formatCounted } from "../../lib/format-number.ts";
import { roles } from "../../table/roles.ts";
import { unfoldedAtOnce } from "./compare-client.ts";
import type { DiffLine } from "./diff-model.ts";
import classes from "./diff-row-view.module.css";
import type { DiffLayout, DiffRow } from "./fold-rows.ts";

declare module "react" {
  interface CSSProperties {
    /** How many digits the line numbers of a difference have. */
    "--diff-digits"?: number;
  }
}

/** What a side of a row is: gone from the left text, new in the right one, or in both. */
type Side = "removed" | "added" | "same";

const signs: Readonly<Record<Side, string>> = { removed: "−", added: "+", same: " " };
const words: Readonly<Record<Side, string>> = { removed: "Only left: ", added: "Only right: ", same: "" };

/** One row of a difference. */
export const DiffRowView = memo(function DiffRowView(props: {
  row: DiffRow;
  /** From 0, among all rows. */
  index: number;
  layout: DiffLayout;
  /** Belongs to the difference that the viewer went to. */
  isCurrent: boolean;
  onUnfold: (block: number) => void;
}) {
  const { row, layout, onUnfold } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by their offset, which a table's cannot be
    // biome-ignore lint/a11y/useFocusableInteractive: it is read, not worked with
    <div
      className={classes.row}
      role="row"
      aria-rowindex={props.index + 1}
      data-current={props.isCurrent || undefined}
    >
      {row.kind === "fold" ? (
        <Fold hidden={row.hidden} onUnfold={() => onUnfold(row.block)} />
      ) : row.kind === "same" ? (
        layout === "split" ? (
          <>
            <Cell side="same" number={row.left.number} line={row.left} />
            <Cell side="same" number={row.right.number} line={row.right} />
          </>
        ) : (
          <Cell side="same" number={row.left.number} rightNumber={row.right.number} line={row.left} />
        )
      ) : row.kind === "pair" ? (
        <>
          <Cell side="removed" number={row.left?.number ?? null} line={row.left} />
          <Cell side="added" number={row.right?.number ?? null} line={row.right} />
        </>
      ) : (
        <Cell
          side={row.kind}
          number={row.kind === "removed" ? row.line.number : null}
          rightNumber={row.kind === "added" ? row.line.number : null}
          line={row.line}
        />
      )}
    </div>
  );
});

/** A line of one of the texts, or the gap across from a line that it has not. */
function Cell(props: {
  side: Side;
  number: number | null;
  /** In one column each line has two numbers, or one and a gap. */
  rightNumber?: number | null;
  line: DiffLine | null;
}) {
  const { side, line } = props;
  return (
    <div className={classes.cell} {...roles.cell} data-side={line === null ? "gap" : side}>
      <LineNumber value={props.number} />
      {props.rightNumber !== undefined && <LineNumber value={props.rightNumber} />}
      <span className={classes.sign} aria-hidden>
        {line === null ? "" : signs[side]}
      </span>
      {line !== null && (
        <span className={classes.text}>
          {words[side] !== "" && <span className="visually-hidden">{words[side]}</span>}
          <LineText line={line} side={side} />
        </span>
      )}
    </div>
  );
}

function LineNumber({ value }: { value: number | null }) {
  return (
    <span className={classes.number} aria-hidden>
      {value}
    </span>
  );
}

function LineText({ line, side }: { line: DiffLine; side: Side }) {
  const Changed = side === "removed" ? "del" : "ins";
  let start = line.hiddenBefore;
  return (
    <>
      {line.hiddenBefore > 0 && <Cut length={line.hiddenBefore} />}
      {line.parts.map(({ text, mark }) => {
        const key = start;
        start += text.length;
        if (mark === "changed") {
          return (
            <Changed key={key} className={classes.changed}>
              {text}
            </Changed>
          );
        }
        return (
          <span
            key={key}
            className={mark === "ignored" ? classes.ignored : undefined}
            title={mark === "ignored" ? "Ignored" : undefined}
          >
            {text}
          </span>
        );
      })}
      {line.hiddenAfter > 0 && <Cut length={line.hiddenAfter} />}
    </>
  );
}

function Cut({ length }: { length: number }) {
  return <span className={classes.cut}> … {formatCounted(length, "character")} not shown … </span>;
}

function Fold({ hidden, onUnfold }: { hidden: number; onUnfold: () => void }) {
  const isAll = hidden <= unfoldedAtOnce;
  return (
    <div className={classes.fold} {...roles.cell}>
      <button type="button" data-printed className={classes.unfold} onClick={onUnfold}>
        <span aria-hidden>⋯ </span>
        {formatCounted(hidden, "unchanged line")}
        <span className={classes.more}> · {isAll ? "Show" : `Show ${formatCount(unfoldedAtOnce)} more`}</span>
      </button>
    </div>
  );
}
