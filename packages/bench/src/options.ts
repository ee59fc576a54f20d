import { parseArgs } from "node:util";

/** What every bench can be told to do beside its numbers. */
interface Switches<Part extends string> {
  /** Fail when a goal is missed at the worse end of its spread. */
  readonly check: boolean;
  /** Print the report only, and leave docs/performance.md as it is. */
  readonly dry: boolean;
  /** The one part to measure. */
  readonly only: Part | undefined;
}

interface Source<Part extends string> {
  /** The parts of a bench that can be measured alone, by `--only`. */
  readonly parts?: readonly Part[];
  readonly args?: readonly string[];
}

/** Reads the options of a bench: whole numbers from 1 on, each with its default, two switches, and a part. */
export function readOptions<Name extends string, Part extends string = never>(
  defaults: Readonly<Record<Name, number>>,
  { parts = [], args = process.argv.slice(2) }: Source<Part> = {},
): Readonly<Record<Name, number>> & Switches<Part> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      check: { type: "boolean", default: false },
      dry: { type: "boolean", default: false },
      ...(parts.length > 0 && { only: { type: "string" as const } }),
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
  const only = parts.find((part) => part === given.only);
  if (only === undefined && given.only !== undefined)
    throw new Error(`--only must be one of ${parts.join(", ")}`);
  // A part is not the whole section of the page.
  return { ...numbers, check: values.check, dry: values.dry || only !== undefined, only };
}
