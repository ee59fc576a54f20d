const units = ["kB", "MB", "GB"] as const;

/** A whole number: "8,431". Not with Intl, whose first number holds up the first paint by up to 80 ms. */
export function formatCount(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** "1 line", "8,431 lines". */
export function formatCounted(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** "345 bytes", "1.2 kB", "5.24 MB": decimal units, three digits. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return formatCounted(bytes, "byte");
  let value = bytes / 1000;
  let unit: (typeof units)[number] = "kB";
  for (const larger of units.slice(1)) {
    if (value < 999.5) break;
    value /= 1000;
    unit = larger;
  }
  return `${formatCount(Number(value.toPrecision(3)))} ${unit}`;
}
