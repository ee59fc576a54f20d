import { outputPath, outputRevealPath, type StreamName } from "@command-history/contract";

/** Where an output's text is. */
export interface OutputSource {
  readonly url: string;
  readonly downloadUrl: string;
  /** Where the text with nothing hidden is asked for. */
  readonly revealUrl: string;
}

export function outputSource(
  output: { invocationId: string; instanceId: string; stream: StreamName },
  profile: string | undefined,
): OutputSource {
  return {
    url: outputPath(output, { profile }),
    downloadUrl: outputPath(output, { profile, download: true }),
    revealUrl: outputRevealPath(output, profile),
  };
}
