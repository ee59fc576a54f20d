import type { InstanceResult, StreamName } from "@command-history/contract";
import { streamOrder } from "../../lib/stream-order.ts";
import { outputSource } from "../../output/output-source.ts";
import { OutputViewer } from "../../output/output-viewer.tsx";
import { FoldedOutput } from "./folded-output.tsx";
import classes from "./instance-outputs.module.css";

/** A second stream above this size is fetched only when it is asked for. */
const foldedFrom = 256_000;

/** What an opened instance shows: both of its streams, the one that tells more first. */
export function InstanceOutputs(props: {
  invocationId: string;
  instanceId: string;
  profile: string | undefined;
  result: InstanceResult;
}) {
  const { invocationId, instanceId, profile, result } = props;
  const [first, second] = streamOrder(result);
  function viewer(stream: StreamName) {
    return (
      <OutputViewer
        source={outputSource({ invocationId, instanceId, stream }, profile)}
        stream={stream}
        summary={result[stream]}
        label={`${stream} of ${result.instanceName ?? instanceId}`}
      />
    );
  }
  const firstBytes = result[first]?.bytes ?? 0;
  const secondBytes = result[second]?.bytes ?? 0;
  return (
    <div className={classes.outputs} data-both={(firstBytes > 0 && secondBytes > 0) || undefined}>
      {viewer(first)}
      <FoldedOutput
        folded={firstBytes > 0 && secondBytes > foldedFrom}
        stream={second}
        summary={result[second]}
      >
        {viewer(second)}
      </FoldedOutput>
    </div>
  );
}
