/**
 * The router's form of a query string: every parameter with its values, all of them text. A list is
 * `status=A&status=B`, not JSON.
 */
export type SearchRecord = Readonly<Record<string, readonly string[]>>;

export function recordOf(params: URLSearchParams): SearchRecord {
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
}

/** The record's parameters; what is not a list of texts is left out. */
export function paramsOf(record: Readonly<Record<string, unknown>>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(record)) {
    if (!Array.isArray(values)) continue;
    for (const value of values) {
      if (typeof value === "string") params.append(name, value);
    }
  }
  return params;
}

export function parseSearch(text: string): SearchRecord {
  return recordOf(new URLSearchParams(text));
}

export function stringifySearch(record: Readonly<Record<string, unknown>>): string {
  const text = paramsOf(record).toString();
  return text === "" ? "" : `?${text}`;
}
