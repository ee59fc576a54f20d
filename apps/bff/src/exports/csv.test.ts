import fc from "fast-check";
import papa from "papaparse";
import { describe, expect, it } from "vitest";
import { type Column, secondsBetween, timeCell, toCsv } from "./csv.ts";

interface Row {
  readonly text: string | null;
  readonly number: number | null;
}

const columns: readonly Column<Row>[] = [
  { heading: "text", cell: (row) => row.text },
  { heading: "number", cell: (row) => row.number },
];

async function* rowsOf(...rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

async function csvOf(rows: AsyncIterable<Row>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of toCsv(rows, columns)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString("utf8");
}

/** The cells as a spreadsheet reads them. */
function cellsOf(csv: string): string[][] {
  return papa.parse<string[]>(csv.slice(1, -"\r\n".length), { newline: "\r\n" }).data;
}

describe("CSV", () => {
  it("begins with a byte order mark and its headings, and ends lines as RFC 4180 says", async () => {
    expect(await csvOf(rowsOf({ text: "磁盘", number: 1 }))).toBe('\ufeff"text","number"\r\n"磁盘",1\r\n');
    expect(await csvOf(rowsOf())).toBe('\ufeff"text","number"\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"])(
    "gives a text that a spreadsheet would run a quote before it: %j",
    async (text) => {
      const [, row] = cellsOf(await csvOf(rowsOf({ text, number: 0 })));
      expect(row).toEqual([`'${text}`, "0"]);
    },
  );

  it.each([-1, 0, 255, 4_294_967_295, -2_147_483_648, 0.5])(
    "leaves a number as it is: %d",
    async (number) => {
      const csv = await csvOf(rowsOf({ text: "exit", number }));
      expect(csv.endsWith(`"exit",${number}\r\n`)).toBe(true);
    },
  );

  it("tells no text from an empty one", async () => {
    expect(await csvOf(rowsOf({ text: null, number: null }))).toContain("\r\n,");
    expect(await csvOf(rowsOf({ text: "", number: null }))).toContain('\r\n"",');
  });

  it("is read back by another program as it was, but for those quotes", async () => {
    const texts = fc.string({
      unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r\n", "=", "'", " ", "磁", "😀", "\u2028", "\0"),
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(texts, fc.integer()), { minLength: 1 }), async (pairs) => {
        const rows = pairs.map(([text, number]) => ({ text, number }));
        const [, ...cells] = cellsOf(await csvOf(rowsOf(...rows)));
        expect(cells).toEqual(
          pairs.map(([text, number]) => [/^[=\r]/.test(text) ? `'${text}` : text, String(number)]),
        );
      }),
    );
  });

  it("passes an error of its rows on", async () => {
    async function* broken(): AsyncGenerator<Row> {
      yield { text: "one", number: 1 };
      throw new Error("the upstream broke off");
    }
    await expect(csvOf(broken())).rejects.toThrow("the upstream broke off");
  });

  it("ends its rows when nobody reads on", async () => {
    let ended = false;
    async function* endless(): AsyncGenerator<Row> {
      try {
        for (let number = 0; ; number++) yield { text: "row", number };
      } finally {
        ended = true;
      }
    }
    for await (const _piece of toCsv(endless(), columns)) break;
    await expect.poll(() => ended).toBe(true);
  });
});

describe("a time in a cell", () => {
  it("is its text, readable or not", () => {
    expect(timeCell("2025-10-17T14:31:25Z")).toBe("2025-10-17T14:31:25Z");
    expect(timeCell({ raw: "soon" })).toBe("soon");
    expect(timeCell(null)).toBeNull();
  });
});

describe("a duration in a cell", () => {
  it.each([
    ["2025-10-17T14:31:25Z", "2025-10-17T14:31:37.5Z", 12.5],
    ["2025-10-17T14:31:25Z", "2025-10-17T14:31:23Z", -2],
    ["2025-10-17T14:31:25Z", { raw: "soon" }, null],
    [null, "2025-10-17T14:31:25Z", null],
  ])("is in seconds, and empty unless both times can be read: %j to %j", (from, to, seconds) => {
    expect(secondsBetween(from, to)).toBe(seconds);
  });
});
