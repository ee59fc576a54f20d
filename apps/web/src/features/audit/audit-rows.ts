import type { AuditItem } from "@command-history/contract";

/** An item of the trail as a row of the table, which needs a key that stays when older ones follow. */
export interface AuditRow {
  readonly key: string;
  readonly item: AuditItem;
}

/** The rows of the items read so far. Items that look the same are told apart by their number. */
export function auditRows(items: readonly AuditItem[]): AuditRow[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const name = JSON.stringify(item);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { key: `${count} ${name}`, item };
  });
}

/** What a row is called in the name of its button. */
export function auditRowName({ item }: AuditRow): string {
  return "raw" in item ? "a line that is no event" : `${item.user?.name ?? "nobody"}, ${item.time}`;
}
