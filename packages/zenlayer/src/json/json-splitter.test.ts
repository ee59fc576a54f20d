import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { cutBytes, documentText, lists, splitValue } from "../../tests/support/json-documents.ts";
import { JsonSplitError } from "./json-split-error.ts";
import { type JsonPiece, JsonSplitter, type JsonSplitterOptions } from "./json-splitter.ts";
import { LikelyEnd } from "./likely-end.ts";

const encoder = new TextEncoder();

function split(chunks: Iterable<Uint8Array>, options: Partial<JsonSplitterOptions> = {}) {
  const splitter = new JsonSplitter({ lists, maxPieceBytes: 1e9, maxDepth: 512, ...options });
  const pieces: JsonPiece[] = [];
  for (const chunk of chunks) pieces.push(...splitter.push(chunk));
  const rest = splitter.end();
  const elements = pieces.flatMap(({ kind, list, value }) => (kind === "element" ? [{ list, value }] : []));
  return { elements, rest, pieces, splitter };
}

function splitText(text: string, options?: Partial<JsonSplitterOptions>) {
  return split([encoder.encode(text)], options);
}

function reasonOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof JsonSplitError) return error.reason;
    throw error;
  }
  return "none";
}

describe("the JSON splitter", { timeout: 60_000 }, () => {
  it("gives what JSON.parse gives, for any document cut at any byte", () => {
    fc.assert(
      fc.property(documentText, fc.array(fc.nat(30)), (text, sizes) => {
        const { elements, rest } = split(cutBytes(encoder.encode(text), sizes));
        expect({ elements, rest }).toEqual(splitValue(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same, fed byte by byte", () => {
    fc.assert(
      fc.property(documentText, (text) => {
        const bytes = encoder.encode(text);
        const { elements, rest } = split(cutBytes(bytes, new Array<number>(bytes.length).fill(1)));
        expect({ elements, rest }).toEqual(splitValue(JSON.parse(text)));
      }),
    );
  });

  it("agrees with JSON.parse on what is JSON, after any small damage", () => {
    const damage = fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom(...'{}[],:"\\ 0x-t\u0001', "null", '"a":1'));
    fc.assert(
      fc.property(
        documentText,
        damage,
        fc.array(fc.nat(30)),
        (text, [position, removed, inserted], sizes) => {
          const at = position % (text.length + 1);
          const damaged = (text.slice(0, at) + inserted + text.slice(at + removed)).toWellFormed();
          const outcome = reasonOf(() => {
            const { elements, rest } = split(cutBytes(encoder.encode(damaged), sizes));
            expect({ elements, rest }).toEqual(splitValue(JSON.parse(damaged)));
          });
          if (outcome === "repeated-list") return;
          expect(outcome === "none").toBe(isJson(damaged));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("never takes a truncated document for a whole one, cut at any byte", () => {
    const objectText = documentText.filter((text) => text.trimStart().startsWith("{"));
    fc.assert(
      fc.property(objectText, fc.nat(), (text, position) => {
        const bytes = encoder.encode(text.trimEnd());
        const cut = bytes.subarray(0, position % bytes.length);
        expect(reasonOf(() => split([cut]))).toBe("truncated");
      }),
      { numRuns: 1000 },
    );
  });

  it("gives each instance, then its row, in the order of their bytes, and first what holds them", () => {
    const { pieces, rest } = splitText(
      '{"requestId":"r","response":{"dataSet":[{"id":"a","invocationInstances":[1,2],"late":3},{"id":"b"}],"totalCount":2}}',
    );
    expect(pieces).toEqual([
      { kind: "list", list: 0, value: { requestId: "r", response: { dataSet: [] } } },
      // A row that lies whole in a chunk is read at once: all of it holds the list.
      { kind: "list", list: 1, value: { id: "a", invocationInstances: [], late: 3 } },
      { kind: "element", list: 1, value: 1 },
      { kind: "element", list: 1, value: 2 },
      { kind: "element", list: 0, value: { id: "a", invocationInstances: [], late: 3 } },
      { kind: "element", list: 0, value: { id: "b" } },
    ]);
    expect(rest).toEqual({ requestId: "r", response: { dataSet: [], totalCount: 2 } });
  });

  it("tells of a row cut into chunks what has come before its list", () => {
    const text = '{"response":{"dataSet":[{"id":"a","invocationInstances":[1,2],"late":3}]}}';
    const { pieces } = split(cutBytes(encoder.encode(text), [text.indexOf("late")]));
    expect(pieces.slice(1)).toEqual([
      { kind: "list", list: 1, value: { id: "a", invocationInstances: [] } },
      { kind: "element", list: 1, value: 1 },
      { kind: "element", list: 1, value: 2 },
      { kind: "element", list: 0, value: { id: "a", invocationInstances: [], late: 3 } },
    ]);
  });

  it("gives the instances that come before a fault in their row", () => {
    const pieces: JsonPiece[] = [];
    const splitter = new JsonSplitter({ lists, maxPieceBytes: 1000, maxDepth: 10 });
    const text = encoder.encode('{"response":{"dataSet":[{"invocationInstances":[1,2],"late":tru}]}}');
    expect(
      reasonOf(() => {
        for (const piece of splitter.push(text)) pieces.push(piece);
      }),
    ).toBe("syntax");
    expect(pieces.filter(({ kind }) => kind === "element").map(({ value }) => value)).toEqual([1, 2]);
  });

  it("gives an element as soon as its last byte is there", () => {
    const splitter = new JsonSplitter({ lists, maxPieceBytes: 1000, maxDepth: 10 });
    const push = (text: string) =>
      [...splitter.push(encoder.encode(text))].filter(({ kind }) => kind === "element");
    expect(push('{"response":{"dataSet":[{"invocationInstances":[{"a":"}"')).toEqual([]);
    expect(push("}")).toEqual([{ kind: "element", list: 1, value: { a: "}" } }]);
    expect(push("]")).toEqual([]);
    expect(push("}")).toEqual([{ kind: "element", list: 0, value: { invocationInstances: [] } }]);
  });

  describe("guesses where a row ends by how the next one begins", () => {
    const documentOf = (rows: readonly string[], between = ",") =>
      `{"response":{"dataSet":[${rows.join(between)}],"totalCount":${rows.length}}}`;
    const row = (id: string, rest = "") => `{"invocationId":"${id}"${rest}}`;
    const withInstances = (id: string) =>
      row(id, ',"invocationInstances":[{"invocationId":1},{"invocationId":2}]');

    // Of four rows the first is gone through, and the last has no other one behind it.
    it.each([
      ["rows that begin alike", ["a", "b", "c", "d"].map((id) => row(id)), ",", 2],
      ["white space between them", ["a", "b", "c", "d"].map((id) => row(id)), " ,\n ", 2],
      ["a row that begins otherwise", [row("a"), row("b"), '{"commandId":"c"}', row("d"), row("e")], ",", 1],
      ["a row that is no object", [row("a"), row("b"), "[null]", row("d"), row("e")], ",", 1],
      ["instances that begin as rows do", ["a", "b", "c", "d"].map(withInstances), ",", 1],
      [
        "a text with a seam in it",
        ["a", "b", "c", "d"].map((id) => row(id, `,"content":"},{\\"invocationId\\""`)),
        ",",
        2,
      ],
      ["keys with an escape", ["1", "2", "3", "4"].map((value) => `{"a\\"b":${value}}`), ",", 0],
      [
        "rows of which none begins as the second",
        ["a", "b", "c", "c", "c"].map((key) => `{"${key}":1}`),
        ",",
        0,
      ],
    ])("%s", (_what, rows, between, guesses) => {
      const find = vi.spyOn(LikelyEnd.prototype, "find");
      const text = documentOf(rows, between);
      const { elements, rest } = splitText(text);
      const made = find.mock.results.filter(({ value }) => value !== -1).length;
      find.mockRestore();
      expect({ elements, rest }).toEqual(splitValue(JSON.parse(text)));
      expect(made).toBe(guesses);
    });

    it("gives what JSON.parse gives, for any rows that begin alike, cut at any byte", () => {
      const value = fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 2 }));
      const instances = fc.array(fc.record({ invocationId: value, output: value }), { maxLength: 3 });
      const rows = fc.array(
        fc.record({ invocationId: value, content: value, invocationInstances: instances }),
        {
          maxLength: 12,
        },
      );
      fc.assert(
        fc.property(rows, fc.array(fc.nat(400), { maxLength: 3 }), (made, sizes) => {
          const text = documentOf(made.map((one) => JSON.stringify(one)));
          const { elements, rest } = split(cutBytes(encoder.encode(text), sizes));
          expect({ elements, rest }).toEqual(splitValue(JSON.parse(text)));
        }),
        { numRuns: 300 },
      );
    });

    it("goes on with it after a row that is unusual, and no JSON.parse has refused", () => {
      const find = vi.spyOn(LikelyEnd.prototype, "find");
      const unusual = row("c", `,"content":"invocationInstances","output":"${"[".repeat(600)}"`);
      splitText(documentOf([row("a"), row("b"), unusual, row("d"), row("e"), row("f")]));
      expect(find.mock.results.filter(({ value }) => value !== -1)).toHaveLength(4);
      find.mockRestore();
    });

    it.each([
      ["a fault in a row", [row("a"), row("b"), row("c", ',"x":tru'), row("d")]],
      ["a row that closes too much", [row("a"), row("b", "}"), row("c"), row("d")]],
      ["a row that closes too little", [row("a"), row("b", ',"x":[{"y":1'), row("c"), row("d")]],
    ])("refuses %s", (_what, rows) => {
      expect(reasonOf(() => splitText(documentOf(rows)))).toBe("syntax");
    });

    it("bounds the depth and the bytes of such rows", () => {
      const rows = (last: string) =>
        documentOf([row("1"), row("2"), row("3", `,"value":${last}`), row("4"), row("5")]);
      const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
      // The document, the response, the list and the row are four levels.
      expect(reasonOf(() => splitText(rows(deep(6)), { maxDepth: 10 }))).toBe("none");
      expect(reasonOf(() => splitText(rows(deep(7)), { maxDepth: 10 }))).toBe("too-deep");
      expect(reasonOf(() => splitText(rows(`"${"x".repeat(100)}"`), { maxPieceBytes: 100 }))).toBe(
        "piece-too-large",
      );
    });

    it("refuses a list that stands twice in such a row", () => {
      const twice = row("c", ',"invocationInstances":[],"invocationInstances":[]');
      expect(reasonOf(() => splitText(documentOf([row("a"), row("b"), twice, row("d")])))).toBe(
        "repeated-list",
      );
    });

    it("guesses once at what many elements before it do not end at", () => {
      const find = vi.spyOn(LikelyEnd.prototype, "find");
      const others = Array<string>(300).fill('{"commandId":[[]]}');
      splitText(documentOf([row("a"), row("b"), ...others, row("c"), row("d"), row("e")]));
      const guesses = new Set(find.mock.results.map(({ value }) => value)).size - 1;
      expect(find.mock.results.filter(({ value }) => value !== -1)).toHaveLength(guesses);
      find.mockRestore();
    });

    it("searches a chunk to its end once, where nothing in it is to be found", () => {
      const search = vi.spyOn(Buffer.prototype, "indexOf");
      const rows = ["a", "b", ...Array<string>(500).fill("c")].map((key) => `{"${key}":"${"x".repeat(20)}"}`);
      splitText(documentOf(rows));
      expect(search.mock.calls.filter(([wanted]) => Buffer.isBuffer(wanted))).toHaveLength(1);
      search.mockRestore();
    });
  });

  it("knows a key by its meaning, not by its spelling", () => {
    expect(splitText('{"respons\\u0065":{"data\\u0053et":[1]}}').elements).toEqual([{ list: 0, value: 1 }]);
    expect(splitText('{"respons\\\\u0065":{"dataSet":[1]}}').elements).toEqual([]);
  });

  it("leaves the same keys at other depths alone", () => {
    const text =
      '{"dataSet":[1],"response":{"a":{"dataSet":[2]},"response":{"dataSet":[3]}},"a":{"response":{"dataSet":[4]}}}';
    expect(splitText(text)).toMatchObject({ elements: [], rest: JSON.parse(text) });
  });

  it.each(["null", '"x"', "1", "{}", '{"dataSet":[1]}'])(
    "leaves %s in the list's place as it is",
    (value) => {
      const text = `{"response":{"dataSet":${value}}}`;
      expect(splitText(text)).toMatchObject({ elements: [], rest: JSON.parse(text) });
    },
  );

  it("skips a byte order mark, cut or whole, and no second one", () => {
    const mark = [0xef, 0xbb, 0xbf];
    const document = encoder.encode('{"response":{"dataSet":[1]}}');
    const marked = Uint8Array.from([...mark, ...document]);
    expect(split(cutBytes(marked, [1, 1, 1])).elements).toEqual([{ list: 0, value: 1 }]);
    expect(reasonOf(() => split([Uint8Array.from([...mark, ...marked])]))).toBe("syntax");
    expect(reasonOf(() => split([Uint8Array.from([0xef, 0xbb, ...document])]))).toBe("syntax");
  });

  it.each([
    ['{"response":{"dataSet":[1],"dataSet":[2]}}'],
    ['{"response":{"dataSet":[1],"dataSet":null}}'],
    ['{"response":{"dataSet":[1]},"response":{}}'],
    ['{"response":{"dataSet":[{"invocationInstances":[1],"invocationInstances":[]}]}}'],
  ])("refuses a list that stands twice: %s", (text) => {
    expect(reasonOf(() => splitText(text))).toBe("repeated-list");
  });

  it("lets the last of two lists win in a row that is read at once, where one has another spelling", () => {
    const text = '{"response":{"dataSet":[{"invocationInstances":[1],"invocationInst\\u0061nces":[2]}]}}';
    expect(splitText(text).elements).toEqual([
      { list: 1, value: 2 },
      { list: 0, value: { invocationInstances: [] } },
    ]);
    const cut = cutBytes(encoder.encode(text), [text.indexOf("[2]")]);
    expect(reasonOf(() => split(cut))).toBe("repeated-list");
  });

  it("lets the last of other repeated keys win, as JSON.parse does", () => {
    const text = '{"a":1,"a":2,"response":null,"response":{"dataSet":"x","dataSet":[1]}}';
    expect(splitText(text)).toMatchObject({
      elements: [{ list: 0, value: 1 }],
      rest: { a: 2, response: { dataSet: [] } },
    });
  });

  it.each([
    ["<!doctype html>", "syntax"],
    ["{} {}", "syntax"],
    ["{},", "syntax"],
    ["", "truncated"],
    ["  ", "truncated"],
    ['"x', "truncated"],
    ['{"response":{"dataSet":[1,]}}', "syntax"],
    ['{"response":{"dataSet":[,1]}}', "syntax"],
    ['{"response":{"dataSet":[1 2]}}', "syntax"],
    ['{"response":{"dataSet":[1}}', "syntax"],
    ['{"response":{"dataSet":[{]]}}', "syntax"],
    ['{"response":{"dataSet":[5e', "truncated"],
    ['{"response":{"dataSet":[{"a":[}]]}}', "syntax"],
  ])("refuses %s: %s", (text, reason) => {
    expect(reasonOf(() => splitText(text))).toBe(reason);
  });

  it("bounds the depth, wherever it is reached", () => {
    const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
    expect(splitText(deep(512)).rest).toEqual(JSON.parse(deep(512)));
    expect(reasonOf(() => splitText(deep(513)))).toBe("too-deep");
    expect(reasonOf(() => splitText(`{"response":{"dataSet":[${deep(510)}]}}`))).toBe("too-deep");
    expect(reasonOf(() => splitText('{"response":{"dataSet":[]}}', { maxDepth: 2 }))).toBe("too-deep");
    expect(reasonOf(() => splitText("[".repeat(1e6)))).toBe("too-deep");
  });

  it("bounds the bytes of a piece, whether it lies in one chunk or in many", () => {
    const fits = '{"response":{"dataSet":["12345678901234567890123456789"]}}';
    const tooLong = fits.replace("1", "11");
    const limit = { maxPieceBytes: 31 };
    expect(splitText(fits, limit).elements).toHaveLength(1);
    for (const sizes of [[], [30], [30, 1, 1, 1, 1, 1], [45]]) {
      const reason = reasonOf(() => split(cutBytes(encoder.encode(tooLong), sizes), limit));
      expect(reason).toBe("piece-too-large");
    }
    expect(reasonOf(() => splitText(`{"${"k".repeat(40)}":1}`, limit))).toBe("piece-too-large");
  });

  it("reads a string of 50 MB in small chunks", () => {
    const line = encoder.encode('0123456789 \\"quoted\\" \\\\ \\n'.padEnd(4096, "-"));
    const lines = Math.ceil(5e7 / line.length);
    function* chunks() {
      yield encoder.encode('{"response":{"dataSet":[{"invocationInstances":[{"output":"');
      for (let count = 0; count < lines; count += 1) yield line;
      yield encoder.encode('"}]}]}}');
    }
    const [instance] = split(chunks()).elements;
    const output = '0123456789 "quoted" \\ \n'.padEnd(4096 - 4, "-").repeat(lines);
    expect(JSON.stringify(instance) === JSON.stringify({ list: 1, value: { output } })).toBe(true);
  });

  it("holds no more than one instance and one row while 300 MB go by", () => {
    const row = '{"invocationId":"inv-1","invocationInstances":[';
    const instance = JSON.stringify({ instanceId: "ins-1", output: "x".repeat(5e6) });
    const instances = encoder.encode(`${instance},${instance}`);
    const splitter = new JsonSplitter({ lists, maxPieceBytes: 1e9, maxDepth: 512 });
    let count = 0;
    const push = (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; at += 65_536) {
        for (const { kind } of splitter.push(bytes.subarray(at, at + 65_536))) {
          if (kind === "element") count += 1;
        }
      }
    };
    push(encoder.encode('{"response":{"dataSet":['));
    for (let rows = 0; rows < 30; rows += 1) {
      push(encoder.encode(rows === 0 ? row : `,${row}`));
      push(instances);
      push(encoder.encode("]}"));
    }
    push(encoder.encode("]}}"));
    splitter.end();
    expect(count).toBe(90);
    expect(splitter.peakHeldBytes).toBeLessThan(instance.length + row.length + 100);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
