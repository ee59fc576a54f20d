/** What the head of a file in a zip begins with (APPNOTE.TXT, 4.3.7). */
const signature = [0x50, 0x4b, 0x03, 0x04] as const;
/** Where in a head the length of the file's name stands, in two bytes, and where the name begins. */
const lengthAt = 26;
const nameAt = 30;
/** Longer names are none of ours: these bytes only look like a head. */
const longestName = 1000;

/** The names of the files, with the folder of the instance for its outputs. */
const fileName =
  /^[^/]+\/(?:(instances\/[^/]+)\/(?:stdout|stderr)\.txt|script\.\w+|invocation\.json|manifest\.json)$/;

/**
 * Counts the instances in the zip of an invocation while its bytes come, by the heads of its files: those whose outputs
 * have come whole. The files of an instance follow each other, and those of the invocation come last.
 */
export function createInstanceCounter(): { push(chunk: Uint8Array): void; count(): number } {
  const decoder = new TextDecoder();
  /** Bytes at the end of what came that can be the beginning of a head. */
  let rest = new Uint8Array();
  let folder: string | null = null;
  let instances = 0;

  function onFile(name: string): void {
    const file = fileName.exec(name);
    if (file === null) return;
    const next = file[1] ?? null;
    if (folder !== null && next !== folder) instances += 1;
    folder = next;
  }

  return {
    push(chunk) {
      const bytes = joined(rest, chunk);
      let at = 0;
      for (;;) {
        at = headFrom(bytes, at);
        const length = lengthOf(bytes, at);
        if (length <= longestName) {
          const nameEnd = at + nameAt + length;
          if (nameEnd > bytes.length) break;
          onFile(decoder.decode(bytes.subarray(at + nameAt, nameEnd)));
        }
        at += signature.length;
      }
      rest = bytes.slice(at);
    },
    count: () => instances,
  };
}

/** Where the next head begins, or could begin when more comes; the end where none does. */
function headFrom(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(signature[0], from);
  while (at !== -1 && !signature.every((byte, index) => (bytes[at + index] ?? byte) === byte)) {
    at = bytes.indexOf(signature[0], at + 1);
  }
  return at === -1 ? bytes.length : at;
}

/** The length of the name in a head that begins here; 0 when it has not come. */
function lengthOf(bytes: Uint8Array, at: number): number {
  return (bytes[at + lengthAt] ?? 0) + ((bytes[at + lengthAt + 1] ?? 0) << 8);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
