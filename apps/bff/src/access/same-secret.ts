import { createHash, timingSafeEqual } from "node:crypto";

/** Of the secrets in use, which are few and compared with every request. */
const digests = new Map<string, Buffer>();

/**
 * Compares digests, in a time that tells nothing of the secret, not even its length. `secret`: one of this server's own,
 * whose digest is kept.
 */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = digests.get(secret) ?? digestOf(secret);
  digests.set(secret, digest);
  return timingSafeEqual(digestOf(given), digest);
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
