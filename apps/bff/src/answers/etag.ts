import { createHash } from "node:crypto";

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

/** The tag of the same answer when it is sent compressed: other bytes, another strong tag (RFC 9110, 8.8.3.3). */
export function packedTag(etag: string): string {
  return etag.startsWith("W/") ? etag : `${etag.slice(0, -1)}${packedEnd}`;
}

const packedEnd = '-gzip"';

function opaque(etag: string): string {
  const strong = etag.replace(/^W\//, "");
  return strong.endsWith(packedEnd) ? `${strong.slice(0, -packedEnd.length)}"` : strong;
}
