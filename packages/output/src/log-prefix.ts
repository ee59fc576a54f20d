/** What syslog and journalctl write before a message, of which only those forms count that name the host and the program. */
const logPrefixes: readonly RegExp[] = [
  // Nov 03 02:00:05 edge-1 sshd[812]: (RFC 3164, and `-o short` and `short-precise` of journalctl)
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)? [^\s()<>[\]{}]+ [^\s:[\]]+(?:\[\d+\])?:\s+(?=\S)/u,
  // 2026-11-03T02:00:05+00:00 edge-1 sshd[812]: (rsyslog, and `-o short-iso`), also with a weekday (`-o short-full`).
  // Without a process ID it is more likely a program's own, such as `2026-11-03T02:00:05Z worker main:`.
  /^(?:[A-Z][a-z]{2} )?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d| [A-Z]+)? [^\s()<>[\]{}]+ (?:kernel|[^\s:[\]]+\[\d+\]):\s+(?=\S)/u,
];

/** A log level as a word of its own. What programs write before their messages has one, and reads like a host or a zone. */
const level =
  / (?:trace|debug|info|notice|warn|warning|err|error|crit|critical|alert|emerg|fatal|severe|panic)(?![\w.-])/iu;

/** A line of a log without its date, host and program; the line itself where it has none of these, a log level, or nothing else. */
export function withoutLogPrefix(line: string): string {
  const prefix = logPrefixes.map((form) => form.exec(line)?.[0]).find((found) => found !== undefined);
  return prefix === undefined || level.test(prefix) ? line : line.slice(prefix.length);
}
