import { outputPath, outputRevealPath, type StreamName } from "@command-history/contract";

/** Where an output's text is. */
export interface OutputSource {
  /** Where it is read; `sha256`: the digest that it has by now, so that the text is none that was kept from before. */
  urlAsOf(sha256: string | null): string;
  /** The same as a file. */
  downloadUrlAsOf(sha256: string | null): string;
  /** Where the text with nothing hidden is asked for. */
  readonly revealUrl: string;
}

export function outputSource(
  output: { invocationId: string; instanceId: string; stream: StreamName },
  profile: string | undefined,
): OutputSource {
  return {
    urlAsOf: (sha256) => outputPath(output, { profile, sha256 }),
    downloadUrlAsOf: (sha256) => outputPath(output, { profile, sha256, download: true }),
    revealUrl: outputRevealPath(output, profile),
  };
}
