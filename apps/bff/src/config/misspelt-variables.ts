import { closestMatch } from "leven";

/** Letters that may be wrong, missing or too many. */
const mostWrong = 2;

/** Shorter names, such as PORT, are near too many others that have nothing to do with them. */
const shortest = 8;

/** What variables are named. A line of a file that was taken for a name can hold a secret, and is not repeated. */
const variableName = /^\w+$/;

/** What the names of settings begin with, and hardly any other program's. */
const ownBeginnings = /^(?:ZENLAYER|UPSTREAM|RATE_LIMIT)(?:_|$)/;

/** Last words of settings that are easily left out. */
const unit = /_(?:MS|SECONDS|MINUTES|HOURS|MB|MEGABYTES)$/;

/**
 * Warnings of variables that look as if they were to be settings: whose names are nearly those of settings that are not set,
 * or lack their ends, or begin as only settings do. `known`: the names of all settings. Another program may read such a
 * variable, so that it is no more than a question.
 */
export function misspeltVariables(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): readonly string[] {
  const unset = known.filter((name) => !env[name]);
  return Object.keys(env).flatMap((key) => {
    if (known.includes(key)) return [];
    // As a shell's file has it, which Docker takes for a part of the name.
    const name = key.replace(/^export\s+/, "");
    const meant = nearest(name.toUpperCase(), unset);
    if (!variableName.test(key)) {
      if (meant === undefined) return [];
      return [
        `${meant} is not set, but another name is nearly the same: look for what is no letter, digit or underscore in it`,
      ];
    }
    if (meant !== undefined) return [`${name} is no setting of this dashboard: was ${meant} meant?`];
    return ownBeginnings.test(name)
      ? [`${name} is no setting of this dashboard: docs/operations.md has their names`]
      : [];
  });
}

function nearest(name: string, settings: readonly string[]): string | undefined {
  const long = settings.filter((setting) => setting.length >= shortest);
  const short = settings.filter((setting) => setting.length < shortest);
  return (
    closestMatch(name, long, { maxDistance: mostWrong }) ??
    short.find((setting) => hasSameLetters(setting, name)) ??
    long.find((setting) => setting.replace(/IES$/, "Y") === name) ??
    onlyOneBegunBy(name, long)
  );
}

/** The one setting that a name is the beginning of. Another program's name can be so, too, unless only a unit is missing. */
function onlyOneBegunBy(name: string, settings: readonly string[]): string | undefined {
  const [one, ...others] = settings.filter((setting) => setting.startsWith(`${name}_`));
  if (one === undefined || others.length > 0) return undefined;
  const lacksUnit = name.includes("_") && one.replace(unit, "") === name;
  return lacksUnit || ownBeginnings.test(name) ? one : undefined;
}

/** Whether one name is the other with its letters in another order: PROT for PORT. */
function hasSameLetters(one: string, other: string): boolean {
  return [...one].sort().join("") === [...other].sort().join("");
}
