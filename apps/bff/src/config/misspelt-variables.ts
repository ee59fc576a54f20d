import { closestMatch } from "leven";

/** Letters that may be wrong, missing or too many. */
const mostWrong = 2;

/** Shorter names, such as PORT, are near too many others that have nothing to do with them. */
const shortest = 8;

/**
 * Warnings of variables whose names are nearly those of settings that are not set. `known`: the names of all settings. Another
 * program may read such a variable, so that it is no more than a question.
 */
export function misspeltVariables(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): readonly string[] {
  const likely = known.filter((name) => name.length >= shortest && !env[name]);
  return Object.keys(env).flatMap((name) => {
    if (known.includes(name)) return [];
    const meant = closestMatch(name.toUpperCase(), likely, { maxDistance: mostWrong });
    return meant === undefined ? [] : [`${name} is no setting of this dashboard: was ${meant} meant?`];
  });
}
