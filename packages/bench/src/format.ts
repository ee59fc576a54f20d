export function ms(value: number): string {
  if (!Number.isFinite(value)) return "never";
  return value >= 10_000
    ? `${(value / 1000).toFixed(1)} s`
    : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
}

export function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1e3)} KB`;
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}
