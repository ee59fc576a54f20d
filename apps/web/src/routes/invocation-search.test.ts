import { ignorables, searchSyntaxes } from "@command-history/contract";
import { groupOrders } from "@command-history/output";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffLayouts } from "../features/compare/fold-rows.ts";
import { listedHits } from "../features/output-search/listed-hits.ts";
import { shownStreams } from "../lib/shown-stream.ts";
import {
  defaultInvocationSearch,
  formatInvocationSearch,
  type InvocationSearch,
  parseInvocationSearch,
} from "./invocation-search.ts";

const sortable = new Set(["status", "instance", "odd.name"]);
const id = fc.string({ unit: "binary", minLength: 1, maxLength: 40 });
const idOrNone = fc.option(id);
const line = fc.integer({ min: 1, max: 9_999_999_999 });

const states: fc.Arbitrary<InvocationSearch> = fc.record({
  profile: fc.option(id, { nil: undefined }),
  task: fc.uniqueArray(fc.oneof(id, fc.constant("")), { maxLength: 6 }),
  exit: fc.uniqueArray(fc.oneof(fc.integer().map(String), fc.constant("")), { maxLength: 6 }),
  find: fc.string({ unit: "binary", maxLength: 60 }),
  sort: fc.option(fc.record({ column: fc.constantFrom(...sortable), desc: fc.boolean() })),
  group: fc.boolean(),
  ignored: fc.subarray([...ignorables]),
  order: fc.constantFrom(...groupOrders),
  instance: idOrNone,
  stream: fc.option(fc.constantFrom(...shownStreams)),
  lines: fc.option(fc.tuple(line, line).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))),
  search: fc.record({
    text: fc.string({ unit: "binary", maxLength: 60 }),
    syntax: fc.constantFrom(...searchSyntaxes),
    matchCase: fc.boolean(),
    invert: fc.boolean(),
  }),
  hits: fc.option(fc.constantFrom(...listedHits)),
  left: idOrNone,
  right: idOrNone,
  diff: fc.constantFrom(...diffLayouts),
  run: idOrNone,
});

/** With nothing to look for, nothing is listed. */
const searches = states.map((state) => (state.search.text === "" ? { ...state, hits: null } : state));

function read(text: string) {
  return parseInvocationSearch(new URLSearchParams(text), sortable);
}

describe("the state of an invocation's page", () => {
  it("survives the way through its URL unchanged", () => {
    fc.assert(
      fc.property(searches, (search) => {
        expect(read(formatInvocationSearch(search).toString())).toEqual({ search, problems: [] });
      }),
    );
  });

  it("is read from any URL without a crash, and what was read is written without a problem", () => {
    const names = fc.constantFrom(
      ...["profile", "task", "exit", "find", "sort", "group", "ignore", "order", "instance", "stream", "L"],
      ...["q", "syntax", "case", "invert", "hits", "left", "right", "diff", "run", "x"],
    );
    const values = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "output",
        "status.desc",
        "9-3",
        "both",
        "match",
        "1",
        "none",
        "some",
        "names",
        "x".repeat(2000),
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values)), (entries) => {
        const { search } = read(new URLSearchParams(entries).toString());
        const text = formatInvocationSearch(search).toString();
        expect(read(text)).toEqual({ search, problems: [] });
        expect(formatInvocationSearch(read(text).search).toString()).toBe(text);
      }),
    );
  });

  it("leaves no trace of its defaults", () => {
    expect(read("")).toEqual({ search: defaultInvocationSearch, problems: [] });
    expect(formatInvocationSearch(defaultInvocationSearch).toString()).toBe("");
  });

  it("reads as people would write it", () => {
    const { search, problems } = read(
      "task=Failed&task=&exit=1&exit=-1&instance=ins%2F1&L=20-10&q=disk&case=match",
    );
    expect(problems).toEqual([]);
    expect(search).toMatchObject({
      task: ["Failed", ""],
      exit: ["1", "-1"],
      instance: "ins/1",
      lines: { from: 10, to: 20 },
      search: { text: "disk", syntax: "plain", matchCase: true, invert: false },
    });
  });

  it.each([
    ["q=disk", null],
    ["q=disk&instance=ins-1", null],
    ["q=disk&hits=some", "some"],
    ["q=disk&hits=none", "none"],
    ["hits=some", null],
  ])("%s searches all outputs only where it lists hits", (text, hits) => {
    expect(read(text)).toMatchObject({ search: { hits }, problems: [] });
  });

  it.each([
    [`task=${"t".repeat(257)}`, "task"],
    ["exit=one", "exit"],
    ["status=Failed", "status"],
    ["sort=password.asc", "sort"],
    ["group=name", "group"],
    ["ignore=colour", "ignore"],
    ["order=oldest", "order"],
    ["instance=a&instance=b", "instance"],
    ["stream=stdin", "stream"],
    ["L=0", "L"],
    ["L=10-", "L"],
    [`q=${"q".repeat(1001)}`, "q"],
    ["syntax=pcre", "syntax"],
    ["case=upper", "case"],
    ["invert=yes", "invert"],
    ["hits=all", "hits"],
    ["diff=context", "diff"],
    [`run=${"r".repeat(257)}`, "run"],
  ])("%.40s is reported by name, and its default is taken", (text, parameter) => {
    const { search, problems } = read(text);
    expect(problems).toMatchObject([{ parameter }]);
    expect(search).toEqual(defaultInvocationSearch);
  });

  it("says what is possible of a parameter that has one value, and of one that has some", () => {
    const { problems } = read("group=name&diff=context");
    expect(problems.map(({ message }) => message)).toEqual([
      "group: only “output” is possible",
      "diff: must be one of split, unified",
    ]);
  });
});
