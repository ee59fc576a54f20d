import { outputPath, outputRevealPath, type StreamName } from "@command-history/contract";

/** Where an output's text is. */
export interface OutputSource {
  readonly url: string;
  /** The same for a text that is none kept from before the output had this digest. */
  urlAsOf(sha256: string | null): string;
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
    urlAsOf: (sha256) => outputPath(output, { profile, sha256 }),
    downloadUrl: outputPath(output, { profile, download: true }),
    revealUrl: outputRevealPath(output, profile),
  };
}
