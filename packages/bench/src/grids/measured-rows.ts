import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import {
  createPageReader,
  defaultListQuery,
  formatListQuery,
  type InvocationSummary,
  invocationsPath,
  pageHeader,
  pageOf,
} from "@command-history/contract";
import { request } from "undici";

const query = { ...defaultListQuery, pageSize: 10_000 };

/** The query string of the list that is measured, of a page as of the server. */
export const listSearch = `?${formatListQuery(query)}`;

/** What is typed into the text filter: one word, so that grids which look for each word alone find the same. */
export const wanted = "config-sync";

/** What the list holds, by which a page is known to show it. */
export interface MeasuredRows {
  readonly rows: number;
  readonly firstId: string;
  /** Of the rows in which the wanted text occurs. */
  readonly found: number;
  readonly firstFoundId: string;
}

/** The server's answer as it travels, compressed. */
export interface Answer {
  readonly path: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Asks the server for the list, which it then has in its memory for those who ask after. */
export async function askForRows(origin: string): Promise<{ list: MeasuredRows; answer: Answer }> {
  const url = new URL(invocationsPath(query), origin);
  const headers = { [pageHeader.name]: pageHeader.value, "accept-encoding": "gzip" };
  const response = await request(url, { headers });
  if (response.headers["content-encoding"] !== "gzip") throw new Error(`${url} did not answer as expected`);
  const body = Buffer.from(await response.body.arrayBuffer());
  const reader = createPageReader();
  const parts = [...reader.push(String(await promisify(gunzip)(body))), ...reader.close()];
  const items = pageOf(parts)?.items ?? [];
  const found = items.filter(isFound);
  return {
    list: { rows: items.length, firstId: idOf(items), found: found.length, firstFoundId: idOf(found) },
    answer: {
      path: url.pathname,
      body,
      headers: {
        "content-type": "application/json",
        "content-encoding": "gzip",
        "cache-control": "no-store",
      },
    },
  };
}

function isFound({ commandName, firstFailure }: InvocationSummary): boolean {
  return [commandName, firstFailure?.excerpt].some((text) => text?.includes(wanted));
}

function idOf([first]: readonly InvocationSummary[]): string {
  if (first?.invocationId == null) throw new Error("the list has no such row");
  return first.invocationId;
}
