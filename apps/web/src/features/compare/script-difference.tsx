import type { InvocationDetail } from "@command-history/contract";
import { useState } from "react";
import { Difference } from "./difference.tsx";
import type { DiffLayout } from "./fold-rows.ts";
import classes from "./script-difference.module.css";
import type { ComparedSource } from "./use-comparison.ts";

const nobody = { instanceId: null, instanceName: null };
const nothingIgnored = [] as const;

function scriptSource(text: string): ComparedSource {
  return { source: { kind: "text", text }, context: nobody };
}

/** Whether the script changed between two runs, and in what. */
export function ScriptDifference(props: {
  earlier: InvocationDetail;
  later: InvocationDetail;
  earlierName: string;
  laterName: string;
  layout: DiffLayout;
  onLayoutChange: (layout: DiffLayout) => void;
}) {
  const before = props.earlier.content;
  const after = props.later.content;
  const [attempt, setAttempt] = useState(0);
  if (before === null || after === null) {
    return <p className={classes.words}>Script: Zenlayer gave none for one of the runs</p>;
  }
  if (before === after) return <p className={classes.words}>Script: the same in both runs</p>;
  return (
    <section className={classes.script} aria-label="Difference of the scripts">
      <h3 className={classes.title}>The script changed</h3>
      <Difference
        key={JSON.stringify([before, after, attempt])}
        sources={{ left: scriptSource(before), right: scriptSource(after), view: "sent" }}
        ignored={nothingIgnored}
        layout={props.layout}
        onLayoutChange={props.onLayoutChange}
        leftName={props.earlierName}
        rightName={props.laterName}
        label="script"
        onRetry={() => setAttempt(attempt + 1)}
      />
    </section>
  );
}
