import { createHash, timingSafeEqual } from "node:crypto";

/** Compares digests, in a time that tells nothing of the secret, not even its length. */
export function isSameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(secret));
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
