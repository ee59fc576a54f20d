import { STATUS_CODES } from "node:http";

/** The head of an answer with just these headers, and the empty line after it. */
export function headText(status: number, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Unknown"}`, ...lines, "", ""].join("\r\n");
}

export const jsonType = { "Content-Type": "application/json" } as const;

/** The envelope of a page with these rows. */
export function pageText(rows: readonly unknown[], totalCount: number = rows.length): string {
  const requestId = "faulty-1";
  return JSON.stringify({ requestId, response: { requestId, dataSet: rows, totalCount } });
}

/** The envelope of an error. */
export function errorText(code: string, message = "The faulty upstream says no."): string {
  return JSON.stringify({ requestId: "faulty-1", code, message });
}

/** How the text of a page begins, up to its first row. */
export const pageStart = '{"requestId":"faulty-1","response":{"requestId":"faulty-1","dataSet":[';

/** How it ends, after its last row. */
export function pageEnd(totalCount: number): string {
  return `],"totalCount":${totalCount}}}`;
}
