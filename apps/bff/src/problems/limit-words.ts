const units = ["bytes", "KiB", "MiB", "GiB"];

/** A limit of so many bytes in the largest unit that divides it: `128 MiB`. */
export function limitWords(bytes: number): string {
  let amount = bytes;
  let unit = 0;
  while (amount % 1024 === 0 && unit < units.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${amount} ${units[unit]}`;
}
