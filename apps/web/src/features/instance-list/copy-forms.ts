/** Instances to be named elsewhere: in a ticket, a script, or a call of the official CLI. */
export interface NamedInstances {
  readonly invocationId: string;
  readonly instanceIds: readonly string[];
  /** The account of the CLI's configuration; undefined is its own default. */
  readonly profile: string | undefined;
}

/** A text as one word of a POSIX shell. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The call of the official CLI that reads these results. Source: github.com/zenlayer/zenlayercloud-cli,
 * apis/en-US/zos/describe-command-invocations.yaml. Every ID has its flag: of bare values after two lists the CLI
 * gives all to one (internal/loader/flags.go, findLastArrayFlag).
 */
export function asZenoCommand({ invocationId, instanceIds, profile }: NamedInstances): string {
  return [
    "zeno zos describe-command-invocations",
    ...(profile === undefined ? [] : [`--profile ${shellWord(profile)}`]),
    `--invocation-ids ${shellWord(invocationId)}`,
    ...instanceIds.map((id) => `--instance-ids ${shellWord(id)}`),
  ].join(" ");
}

/** The forms in which instance IDs are copied. */
export const idForms: readonly { readonly title: string; write(ids: readonly string[]): string }[] = [
  { title: "One a line", write: (ids) => ids.join("\n") },
  { title: "Separated by commas", write: (ids) => ids.join(",") },
  { title: "JSON", write: (ids) => JSON.stringify(ids) },
];
