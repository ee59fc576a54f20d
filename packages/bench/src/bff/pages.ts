/** The pages of the upstream that servers are measured with: how many rows they have, and about how many bytes in all. */
export const pages = {
  small: { rows: 20, bytes: 33_000 },
  medium: { rows: 100, bytes: 165_000 },
  long: { rows: 500, bytes: 825_000 },
  large: { rows: 10_000, bytes: 16_000_000 },
  huge: { rows: 10_000, bytes: 100_000_000 },
} as const;

export type PageName = keyof typeof pages;

export const pageNames = ["small", "medium", "long", "large", "huge"] as const;

/** The upstream gives the page that the ID of the command begins with; what follows makes it a question of its own. */
export function commandIdOf(page: PageName, question: number): string {
  return `${page}-${question}`;
}

export function pageNamed(commandId: string | undefined): PageName {
  return pageNames.find((name) => commandId?.startsWith(`${name}-`)) ?? "small";
}
