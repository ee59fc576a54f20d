import { closestMatch } from "leven";

/** Letters that may be wrong, missing or too many. */
const mostWrong = 2;

/** Shorter names, such as PORT, are near too many others that have nothing to do with them. */
const shortest = 8;

/**
 * Warnings of variables that are set, that nothing reads, and whose names are nearly those of settings. `known`: the names
 * of all settings.
 */
export function misspeltVariables(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): readonly string[] {
  const likely = known.filter((name) => name.length >= shortest);
  return Object.keys(env).flatMap((name) => {
    if (known.includes(name)) return [];
    const meant = closestMatch(name.toUpperCase(), likely, { maxDistance: mostWrong });
    return meant === undefined
      ? []
      : [`${name} has no effect: there is no such setting, but there is ${meant}`];
  });
}
