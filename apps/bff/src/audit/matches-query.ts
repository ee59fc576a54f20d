import type { AuditEvent, AuditQuery } from "@command-history/contract";

/** Whether an event is among those that are asked for. */
export function matchesQuery(event: AuditEvent, query: AuditQuery): boolean {
  const time = Date.parse(event.time);
  return (
    (query.user === undefined || isNamed(event.user, query.user.toLowerCase())) &&
    (query.action.length === 0 || query.action.includes(event.action)) &&
    (query.invocationId === undefined || event.object.invocationId === query.invocationId) &&
    (query.from === undefined || time >= Date.parse(query.from)) &&
    (query.to === undefined || time < Date.parse(query.to)) &&
    (query.result === "any" || event.result === query.result)
  );
}

function isNamed(user: AuditEvent["user"], part: string): boolean {
  return user !== null && [user.id, user.name].some((name) => name.toLowerCase().includes(part));
}
