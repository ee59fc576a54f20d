import { ipKeyGenerator } from "express-rate-limit";

/** A home or an office has a network of this size to itself, and could take any of its addresses. */
const ipv6Prefix = 64;

/** What stands for an address where those of one owner are to count as one. */
export function networkOf(address: string): string {
  return ipKeyGenerator(address, ipv6Prefix);
}
