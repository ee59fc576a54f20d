import type { AddressInfo } from "node:net";

/** Prints where a server listens, for the one who started it. */
export function printAddress(address: string | AddressInfo | null): void {
  if (typeof address === "object" && address !== null) {
    process.stdout.write(`listening at http://127.0.0.1:${address.port}\n`);
  }
}

/** The address in the line that `printAddress` prints. */
export function addressIn(line: string): string | undefined {
  return /^listening at (\S+)$/.exec(line)?.[1];
}
