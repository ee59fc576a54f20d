/** UUIDs, `0x…`, and runs of at least 7 hexadecimal digits such as commits, containers and digests. */
export const hexPattern = /(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|0x[\da-f]+|[\da-f]{7,})(?!\w)/iy;

/** Whether what `hexPattern` found is no plain number, and no word such as `facade` that happens to use the letters. */
export function isHex(text: string): boolean {
  return /\d/.test(text) && /[a-fx]/i.test(text);
}

export const macPattern = /[\da-f]{2}(?:[:-][\da-f]{2}){5}(?![\w:-])/iy;
export const ipv4Pattern = /\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)/y;
export const ipv6Pattern = /(?<![\w:])[\da-f]{0,4}(?::[\da-f]{0,4}){2,8}(?:(?:\.\d{1,3}){3})?(?![\w:])/iy;

export function isIpv4(text: string): boolean {
  return text.split(".").every((part) => Number(part) <= 255);
}

/** Whether what `ipv6Pattern` found has eight groups, or fewer around one `::` (RFC 4291, 2.2). At least one digit, unlike `Face::bad`. */
export function isIpv6(text: string): boolean {
  if (!/\d/.test(text)) return false;
  const groups = text.replace(/[^:]*\..*/, "0:0").split("::");
  const count = groups.flatMap((side) => (side === "" ? [] : side.split(":"))).length;
  if (groups.some((side) => side.startsWith(":") || side.endsWith(":"))) return false;
  return groups.length === 1 ? count === 8 : groups.length === 2 && count < 8;
}
