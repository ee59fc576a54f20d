/** Times inside the simulator are milliseconds since the epoch. */
export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** When the company's day began that `time` falls on. */
export function companyDay(time: number, clockAhead: number): number {
  return Math.floor((time + clockAhead) / day) * day - clockAhead;
}

/** The upstream's way of writing a time, `2025-10-17 14:31:25`: it names no zone, and means UTC. */
export function naiveTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}

/** `14:31:25` in UTC. */
export function clockTime(time: number): string {
  return new Date(time).toISOString().slice(11, 19);
}
