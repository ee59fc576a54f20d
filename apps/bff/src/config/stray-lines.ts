/**
 * Problems of lines in a `.env` that are no settings. Node.js 20 takes such a line and the one below it for one variable,
 * whose name has a line break in it, so that the setting below would be lost without a word. A line can be the rest of a
 * secret: of what was found they name settings only. `known`: the names of all settings.
 */
export function strayLines(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): readonly string[] {
  return Object.keys(env).flatMap((name) => {
    if (!name.includes("\n")) return [];
    const lastLine = name.slice(name.lastIndexOf("\n") + 1);
    const below = lastLine.trim().replace(/^export\s+/, "");
    const where = known.includes(below) ? `A line above ${below} in .env` : "A line of .env";
    return [`${where} is no setting: each line must be NAME=value, or begin with #`];
  });
}
