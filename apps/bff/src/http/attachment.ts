/**
 * A Content-Disposition that makes a browser save the answer under a name made of these parts. Parts are IDs and
 * hold any character: what a file system or a header could trip over becomes `_` (RFC 6266, appendix D), in the
 * plain form also what is not ASCII; the extended form (RFC 8187) keeps it.
 */
export function attachment(parts: readonly string[], extension: string): string {
  const name = parts.map(safePart).join("_") + extension;
  const plain = name.replaceAll(/[^\x20-\x7e]/gu, "_");
  const extended = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended}`;
}

/** Characters of one part: two of them and an extension stay below what file systems take, 255 bytes. */
const partLength = 60;

function safePart(part: string): string {
  const safe = part
    .toWellFormed()
    // Control and format characters (bidi overrides among them), and what some file system reserves.
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}"%*/:<>?\\|;]/gu, "_")
    .replaceAll(/^[\s.]+|[\s.]+$/gu, "_");
  return [...safe].slice(0, partLength).join("") || "_";
}
