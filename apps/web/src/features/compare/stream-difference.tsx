import { type Ignorable, outputPath, type StreamName } from "@command-history/contract";
import { useState } from "react";
import { formatBytes, formatCounted } from "../../lib/format-number.ts";
import { visibleText } from "../../lib/visible-text.ts";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import { areSame, type ComparedOutput, maxComparedBytes, sourceOf } from "./compared-output.ts";
import classes from "./difference.module.css";
import { Difference } from "./difference.tsx";
import { Fact } from "./fact.tsx";
import type { DiffLayout } from "./fold-rows.ts";

function nameOf({ result, instanceId, remark }: ComparedOutput): string {
  const name = visibleText(result?.instanceName ?? instanceId);
  return remark === undefined ? name : `${name} (${remark})`;
}

/** One stream of two outputs: what is known without reading them, or their difference. */
export function StreamDifference(props: {
  left: ComparedOutput;
  right: ComparedOutput;
  profile: string | undefined;
  stream: StreamName;
  ignored: readonly Ignorable[];
  layout: DiffLayout;
  onLayoutChange: (layout: DiffLayout) => void;
}) {
  const { left, right, profile, stream } = props;
  const [attempt, setAttempt] = useState(0);
  const one = left.result?.[stream] ?? null;
  const other = right.result?.[stream] ?? null;
  if (one === null || other === null) {
    const sides =
      one === null && other === null ? "either side" : `the ${one === null ? "left" : "right"} side`;
    return <Fact words={`Zenlayer recorded no ${stream} for ${sides}: there is nothing to compare`} />;
  }
  if (areSame(one, other)) {
    return (
      <Fact
        words={
          one.bytes === 0
            ? `The same: neither wrote anything to ${stream}`
            : `The same: both wrote the same ${formatCounted(one.lines, "line")} (${formatBytes(one.bytes)}) to ${stream}`
        }
      />
    );
  }
  if (one.bytes + other.bytes > maxComparedBytes) {
    return (
      <p className={classes.fact}>
        <span>
          Too large to compare here: {formatBytes(one.bytes)} on the left, {formatBytes(other.bytes)} on the
          right. They are not the same. Download{" "}
          <OutputLink output={left} profile={profile} stream={stream} /> and{" "}
          <OutputLink output={right} profile={profile} stream={stream} /> to compare them elsewhere.
        </span>
      </p>
    );
  }
  const silent = one.bytes === 0 ? left : other.bytes === 0 ? right : null;
  return (
    <>
      {silent !== null && <Fact words={`${nameOf(silent)} wrote nothing to ${stream}`} />}
      <Difference
        // Other texts are another comparison.
        key={[
          left.invocationId,
          left.instanceId,
          one.sha256,
          right.invocationId,
          right.instanceId,
          other.sha256,
          attempt,
        ].join("\n")}
        sources={{
          left: sourceOf(left, stream, profile),
          right: sourceOf(right, stream, profile),
          view: "shown",
        }}
        ignored={props.ignored}
        layout={props.layout}
        onLayoutChange={props.onLayoutChange}
        leftName={nameOf(left)}
        rightName={nameOf(right)}
        label={stream}
        onRetry={() => setAttempt(attempt + 1)}
      />
    </>
  );
}

function OutputLink(props: { output: ComparedOutput; profile: string | undefined; stream: StreamName }) {
  const { output, profile, stream } = props;
  const { invocationId, instanceId } = output;
  const sha256 = output.result?.[stream]?.sha256;
  return (
    <a href={outputPath({ invocationId, instanceId, stream }, { profile, sha256, download: true })} download>
      <UntrustedText text={output.result?.instanceName ?? instanceId} />
    </a>
  );
}
