/** Rows as JSON, ready to be sent: any run of them is one piece of the same bytes. */
export interface PageBody {
  readonly rows: number;
  /** The parts of an answer with a page of these rows, as the upstream's API would send it. */
  slice(pageSize: number, pageNum: number): readonly Uint8Array[];
}

export function createPageBody(rows: Iterable<unknown>): PageBody {
  const texts = Array.from(rows, (row) => Buffer.from(`${JSON.stringify(row)},`));
  const starts = [0];
  for (const { length } of texts) starts.push((starts.at(-1) ?? 0) + length);
  const bytes = Buffer.concat(texts);
  const count = texts.length;
  const head = Buffer.from('{"requestId":"bench","response":{"requestId":"bench","dataSet":[');
  const tail = Buffer.from(`],"totalCount":${count}}}`);
  return {
    rows: count,
    slice(pageSize, pageNum) {
      const from = Math.min(count, (pageNum - 1) * pageSize);
      const to = Math.min(count, from + pageSize);
      const start = starts[from] ?? 0;
      // Without the comma after the last of them.
      const end = (starts[to] ?? 0) - 1;
      return from === to ? [head, tail] : [head, bytes.subarray(start, end), tail];
    },
  };
}
