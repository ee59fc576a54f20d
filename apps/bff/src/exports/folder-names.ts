/** Bytes of the name and of the ID in a folder's name, and in the whole of any other file's name. Together below what file systems take, 255. */
const partBytes = 80;

/** Names that Windows keeps for devices, with whatever extension (Microsoft, "Naming Files, Paths, and Namespaces"). */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)/i;

/**
 * A text as the name of a file or folder that every usual file system takes and that stays in its place: nothing
 * that parts a path, acts on a terminal, hides, or is reserved; never empty, `.` or `..`.
 */
export function safeName(text: string): string {
  const safe = text
    .toWellFormed()
    .normalize("NFC")
    // \p{C} takes in control and format characters, bidi overrides and line breaks among them.
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}"*/:<>?\\|]/gu, "_")
    .replaceAll(/^[\s.~-]+/gu, "_");
  const fitting = cutToBytes(safe, partBytes).replaceAll(/[\s.]+$/gu, "_");
  if (fitting === "") return "_";
  return deviceName.test(fitting) ? `_${fitting}` : fitting;
}

/** Names folders after instances, each name once, also where capital and small letters are alike. */
export function createFolderNamer(): (instance: {
  instanceId: string | null;
  instanceName: string | null;
}) => string {
  const taken = new Set<string>();
  return ({ instanceId, instanceName }) => {
    const parts = [instanceName, instanceId].filter((part) => part !== null && part !== "");
    const name = parts.length === 0 ? "unnamed" : parts.map((part) => safeName(String(part))).join("_");
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? name : `${name}_${number}`;
      const key = candidate.normalize("NFKC").toUpperCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return candidate;
    }
  };
}

function cutToBytes(text: string, bytes: number): string {
  let length = 0;
  let cut = "";
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    cut += character;
  }
  return cut;
}
