import type { Pen } from "./pen.ts";

/** Longer addresses are no links a person could judge. */
const maxLength = 2083;

/** The pen after an operating system command: OSC 8 (`8;parameters;address`) opens a link or closes it, others change nothing. */
export function followLink(pen: Pen, command: string): Pen {
  if (!command.startsWith("8;")) return pen;
  const separator = command.indexOf(";", 2);
  if (separator === -1) return pen;
  return { ...pen, href: inertAddress(command.slice(separator + 1)) };
}

/** The address when it is http or https and free of what could disguise it; else undefined, and the text stays text. */
function inertAddress(address: string): string | undefined {
  return address.length <= maxLength && /^https?:\/\/[!-~]+$/i.test(address) ? address : undefined;
}
