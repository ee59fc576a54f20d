import type { Ignorable } from "@command-history/contract";

/** A choice of what to ignore: its name on a switch, more of it for a hint, and what it is called in a sentence. */
interface IgnorableWords {
  readonly name: string;
  readonly hint: string;
  readonly inSentence: string;
}

export const ignorableWords: Readonly<Record<Ignorable, IgnorableWords>> = {
  times: {
    name: "Times",
    hint: "Times and dates, such as 2025-10-17 14:31:25",
    inSentence: "times and dates",
  },
  durations: { name: "Durations", hint: "Durations, such as 1.2 s and 3m20s", inSentence: "durations" },
  numbers: {
    name: "Numbers",
    hint: "Other numbers with their units, such as 42 and 5.1G",
    inSentence: "numbers",
  },
  hex: {
    name: "Hex, UUIDs",
    hint: "Hexadecimal numbers, hashes and UUIDs",
    inSentence: "hex numbers and UUIDs",
  },
  addresses: { name: "Addresses", hint: "IP and MAC addresses", inSentence: "IP and MAC addresses" },
  names: {
    name: "Own name",
    hint: "The instance's own name and ID",
    inSentence: "the instance's own name and ID",
  },
  whitespace: {
    name: "White space",
    hint: "How many blanks and empty lines there are",
    inSentence: "white space",
  },
};

/** "times and dates, IP and MAC addresses": the choices, to stand behind a colon. */
export function ignoredInWords(ignored: readonly Ignorable[]): string {
  return ignored.map((name) => ignorableWords[name].inSentence).join(", ");
}
