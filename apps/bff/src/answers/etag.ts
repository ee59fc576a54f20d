import { createHash } from "node:crypto";
import type { Coding } from "./coding.ts";

/** Digests what an answer says, for its tag. */
export interface TagDigest {
  update(text: string | Uint8Array): void;
  /** For answers that are the same to the byte. */
  strong(): string;
  /** For answers that may differ in when they were read. */
  weak(): string;
}

export function createTagDigest(): TagDigest {
  const hash = createHash("sha256");
  const digest = () => `"${hash.digest("base64url").slice(0, 27)}"`;
  return {
    update: (text) => {
      hash.update(text);
    },
    strong: digest,
    weak: () => `W/${digest()}`,
  };
}

/** Whether a client that sends this `If-None-Match` has the answer of this tag (RFC 9110, 13.1.2). */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === "*") return true;
  return ifNoneMatch.split(",").some((known) => opaque(known.trim()) === opaque(etag));
}

/**
 * The tag of the same answer when it is sent compressed: other bytes, another strong tag (RFC 9110, 8.8.3.3). No digest
 * has a dot in it.
 */
export function packedTag(etag: string, coding: Coding["name"]): string {
  return etag.startsWith("W/") ? etag : `${etag.slice(0, -1)}.${coding}"`;
}

/** What two tags of the same answer have in common, whether it is compressed or not. */
function opaque(etag: string): string {
  return etag.replace(/^W\//, "").replace(/\.(?:br|gzip)"$/, '"');
}
