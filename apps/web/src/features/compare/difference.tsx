import type { Ignorable } from "@command-history/contract";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import classes from "./difference.module.css";
import { DifferenceFacts } from "./difference-facts.tsx";
import { DifferenceLines } from "./difference-lines.tsx";
import type { DiffLayout } from "./fold-rows.ts";
import { type ComparedSources, useComparison } from "./use-comparison.ts";

/**
 * The difference of two texts, read and compared once this is rendered. It keeps the texts it was first given: for others,
 * or to read them anew, give it another key.
 */
export function Difference(props: {
  sources: ComparedSources;
  ignored: readonly Ignorable[];
  layout: DiffLayout;
  onLayoutChange: (layout: DiffLayout) => void;
  /** Names the two sides: "edge-ams-001". */
  leftName: string;
  rightName: string;
  /** Names what is compared, for screen readers: "stdout". */
  label: string;
  onRetry: () => void;
}) {
  const { client, state } = useComparison(props.sources, props.ignored);
  const { comparison, failure, unfolded } = state;
  if (failure !== null) return <ProblemNotice error={failure} needsRetry onRetry={props.onRetry} />;
  if (comparison === null || client === null) {
    return (
      <p className={classes.waiting} role="status">
        Reading and comparing {props.label}…
      </p>
    );
  }
  if (comparison.blocks === null || comparison.likeness === "exact") {
    return <DifferenceFacts comparison={comparison} ignored={props.ignored} />;
  }
  return (
    <>
      <DifferenceFacts comparison={comparison} ignored={props.ignored} />
      <DifferenceLines
        blocks={comparison.blocks}
        unfolded={unfolded}
        digits={String(Math.max(comparison.left.lines, comparison.right.lines)).length}
        layout={props.layout}
        onLayoutChange={props.onLayoutChange}
        onUnfold={client.unfold}
        leftName={props.leftName}
        rightName={props.rightName}
        label={props.label}
      />
    </>
  );
}
