import type {
  InstanceOutcome,
  InstanceResult,
  InvocationDetail,
  InvocationSummary,
  StreamSummary,
} from "@command-history/contract";

/*
 * What a viewer gets in place of scripts and outputs: nothing that was taken from a text, neither an excerpt nor a
 * digest, which tells whether two outputs are the same. Sizes stay, as does what the upstream says of its own.
 */

export function withoutText(summary: InvocationSummary): InvocationSummary {
  const { firstFailure, filteredOutcome } = summary;
  return {
    ...summary,
    contentExcerpt: null,
    firstFailure: firstFailure === null ? null : outcomeWithoutText(firstFailure),
    filteredOutcome: filteredOutcome == null ? filteredOutcome : outcomeWithoutText(filteredOutcome),
  };
}

function outcomeWithoutText(outcome: InstanceOutcome): InstanceOutcome {
  return { ...outcome, excerpt: null };
}

export function detailWithoutText(detail: InvocationDetail): InvocationDetail {
  return {
    ...detail,
    ...withoutText(detail),
    content: null,
    contentMasks: 0,
    instances: detail.instances.map(instanceWithoutText),
  };
}

function instanceWithoutText(instance: InstanceResult): InstanceResult {
  return {
    ...instance,
    stdout: streamWithoutText(instance.stdout),
    stderr: streamWithoutText(instance.stderr),
  };
}

function streamWithoutText(stream: StreamSummary | null): StreamSummary | null {
  return stream === null ? null : { ...stream, masks: 0, sha256: null, excerpt: null };
}
