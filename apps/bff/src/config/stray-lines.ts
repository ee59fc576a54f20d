/**
 * Problems of lines in a `.env` that are no settings. Node.js 20 takes such a line and the one below it for one variable,
 * whose name has a line break in it, so that the setting below would be lost without a word. They name that setting, never the
 * line, which may be the rest of a secret.
 */
export function strayLines(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(env).flatMap((name) => {
    const lines = name.split("\n");
    return lines.length === 1
      ? []
      : [
          `${lines.at(-1)?.trim()} stands below a line of .env that is no setting: such a line must be NAME=value, or begin with #`,
        ];
  });
}
