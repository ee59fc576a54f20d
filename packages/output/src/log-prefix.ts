/** What syslog and journalctl write before a message, of which only those forms count that name the host and the program. */
const logPrefixes: readonly RegExp[] = [
  // Nov 03 02:00:05 edge-1 sshd[812]: (RFC 3164, and `-o short` and `short-precise` of journalctl)
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)? \S+ [^\s:[\]]+(?:\[\d+\])?:\s+(?=\S)/u,
  // 2026-11-03T02:00:05+00:00 edge-1 sshd[812]: (rsyslog, and `-o short-iso`), also with a weekday (`-o short-full`).
  // Programs write `2026-11-03T02:00:05Z ERROR main:` themselves: a process ID tells the two apart.
  /^(?:[A-Z][a-z]{2} )?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d| [A-Z]+)? \S+ (?:kernel|[^\s:[\]]+\[\d+\]):\s+(?=\S)/u,
];

/** A line of a log without its date, host and program; the line itself where it has none of these, or nothing else. */
export function withoutLogPrefix(line: string): string {
  const prefix = logPrefixes.map((form) => form.exec(line)?.[0]).find((found) => found !== undefined);
  return prefix === undefined ? line : line.slice(prefix.length);
}
