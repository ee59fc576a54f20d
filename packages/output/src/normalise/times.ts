/** Every part is of bounded length, so that trying one at each word costs a constant. */
const clock = String.raw`[0-2]?\d:[0-5]\d(?::[0-6]\d(?:[.,]\d{1,9})?)?(?: ?[AaPp][Mm])?`;
const zone = String.raw` ?(?:Z|UTC|GMT|[ECMP][SD]T|CES?T|BST|JST|[+-]\d{2}:?\d{2})`;
const month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}";
const weekday = "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? {1,2})?";
const dates = [
  String.raw`\d{4}[-/]\d{1,2}[-/]\d{1,2}`,
  String.raw`\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})`,
  String.raw`\d{1,2}\.\d{1,2}\.\d{4}`,
  String.raw`\d{1,2}[-/ ]${month}[-/ ,]{1,2}\d{4}`,
  String.raw`${month} {1,2}\d{1,2}(?:,? {1,2}\d{4}(?!\d|:))?`,
].join("|");

/** Not within a longer word, number or row of numbers. */
const end = String.raw`(?![\w:]|[.,]\d)`;

/** `Tue Nov 24 03:21:50 UTC 2026`, as date and ctime write it. */
const ctime = `${weekday}${month} {1,2}\\d{1,2} ${clock}(?:${zone})? \\d{4}`;
const dateAndClock = `${weekday}(?:${dates})(?:[T ,:_]{1,2}${clock}(?:${zone})?)?`;
/** A clock after a colon is likelier a line and column: `main.c:12:34`. */
const clockAlone = `(?<!:)${clock}(?:${zone})?`;

/** Dates, times of day, and both together, as tools, logs, web servers and directory listings write them. */
export const timePattern = new RegExp(`(?:${ctime}|${dateAndClock}|${clockAlone})${end}`, "y");

const amount = String.raw`\d{1,15}(?:[.,]\d{1,9})?`;
const unit =
  "(?: ?(?:[nµμu]s|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|milliseconds?)|[mhd])(?![A-Za-z])";

/** `12 ms`, `1.5s`, `0m1.234s`, `3 days, 2 hours`. */
export const durationPattern = new RegExp(
  String.raw`${amount}${unit}(?:[ ,]{0,2}${amount}${unit}){0,5}(?!\w)`,
  "y",
);
