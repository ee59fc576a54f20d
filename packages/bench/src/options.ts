import { parseArgs } from "node:util";

/** What every bench can be told to do beside its numbers. */
interface Switches {
  /** Fail when a goal is missed at the worse end of its spread. */
  readonly check: boolean;
  /** Print the report only, and leave docs/performance.md as it is. */
  readonly dry: boolean;
}

/** Reads the options of a bench: whole numbers from 1 on, each with its default, and two switches. */
export function readOptions<Name extends string>(
  defaults: Readonly<Record<Name, number>>,
  args = process.argv.slice(2),
): Readonly<Record<Name, number>> & Switches {
  const { values } = parseArgs({
    args,
    options: {
      check: { type: "boolean", default: false },
      dry: { type: "boolean", default: false },
      ...Object.fromEntries(Object.keys(defaults).map((name) => [name, { type: "string" as const }])),
    },
  });
  const given: Readonly<Record<string, string | boolean | undefined>> = values;
  const numbers: Record<Name, number> = { ...defaults };
  for (const name in defaults) {
    const value = given[name];
    if (value === undefined) continue;
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1)
      throw new Error(`--${name} must be a whole number from 1 on`);
    numbers[name] = number;
  }
  return { ...numbers, check: values.check, dry: values.dry };
}
