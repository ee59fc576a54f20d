import type { Ignorable } from "@command-history/contract";

/** Each choice of what to ignore, in few words, and in more of them. */
export const ignorableWords: Readonly<Record<Ignorable, { name: string; hint: string }>> = {
  times: { name: "Times", hint: "Times and dates, such as 2025-10-17 14:31:25" },
  durations: { name: "Durations", hint: "Durations, such as 1.2 s and 3m20s" },
  numbers: { name: "Numbers", hint: "Other numbers with their units, such as 42 and 5.1G" },
  hex: { name: "Hex, UUIDs", hint: "Hexadecimal numbers, hashes and UUIDs" },
  addresses: { name: "Addresses", hint: "IP and MAC addresses" },
  names: { name: "Own name", hint: "The instance's own name and ID" },
  whitespace: { name: "White space", hint: "How many blanks and empty lines there are" },
};

/** "times and numbers": the choices in a sentence. */
export function ignoredInWords(ignored: readonly Ignorable[]): string {
  const names = ignored.map((name) => ignorableWords[name].hint.split(",")[0]?.toLowerCase() ?? name);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
