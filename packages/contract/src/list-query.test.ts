import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  defaultListQuery,
  formatListQuery,
  type ListQuery,
  listLimits,
  parseListQuery,
} from "./list-query.ts";

const value = fc.string({ unit: "binary", minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== "");
const values = fc.uniqueArray(value, { maxLength: 8 });

const listQueries: fc.Arbitrary<ListQuery> = fc.record({
  commandId: values,
  invocationId: values,
  instanceId: values,
  status: values,
  page: fc.integer({ min: 1, max: listLimits.page }),
  pageSize: fc.integer({ min: 1, max: listLimits.pageSize }),
  profile: fc.option(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), { nil: undefined }),
});

describe("list parameters", () => {
  it("survive the way through a URL unchanged", () => {
    fc.assert(
      fc.property(listQueries, (query) => {
        const search = formatListQuery(query).toString();
        expect(parseListQuery(new URLSearchParams(search))).toEqual({ query, problems: [] });
      }),
    );
  });

  it("are the defaults when the URL has none, and the defaults leave no trace in it", () => {
    expect(parseListQuery(new URLSearchParams())).toEqual({ query: defaultListQuery, problems: [] });
    expect(formatListQuery(defaultListQuery).toString()).toBe("");
  });

  it("give equal text for equal queries, whatever order the URL had", () => {
    const one = parseListQuery(new URLSearchParams("page=2&status=Failed&status=Success")).query;
    const other = parseListQuery(new URLSearchParams("status=Failed&page=2&status=Success")).query;
    expect(formatListQuery(one).toString()).toBe(formatListQuery(other).toString());
  });

  it.each([
    ["page=0", "page"],
    ["page=-1", "page"],
    ["page=1.5", "page"],
    ["page=1e3", "page"],
    ["page=2147483648", "page"],
    ["page=1&page=2", "page"],
    ["pageSize=0", "pageSize"],
    ["pageSize=10001", "pageSize"],
    ["pageSize=twenty", "pageSize"],
    ["profile=a&profile=b", "profile"],
    [`profile=${"p".repeat(257)}`, "profile"],
    [`instanceId=${"i".repeat(257)}`, "instanceId"],
    ["commandId=", "commandId"],
    ["invocationId=", "invocationId"],
    ["instanceId=", "instanceId"],
    ["status", "status"],
    ["instanceId=%20", "instanceId"],
    ["commandId=%09%0A%C2%A0", "commandId"],
    ["instanceId=&instanceId=%20", "instanceId"],
    [Array.from({ length: 201 }, (_, i) => `status=s${i}`).join("&"), "status"],
  ])("%.40s is reported by name", (search, parameter) => {
    const { query, problems } = parseListQuery(new URLSearchParams(search));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ parameter, message: expect.stringContaining(parameter) });
    expect(parseListQuery(formatListQuery(query)).problems).toEqual([]);
  });

  it("never throw, whatever the URL holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (search) => {
        const { query } = parseListQuery(new URLSearchParams(search));
        expect(parseListQuery(formatListQuery(query)).problems).toEqual([]);
      }),
    );
  });

  it("fold equal values, and keep the others where one is blank", () => {
    const { query, problems } = parseListQuery(new URLSearchParams("status=Failed&status=&status=Failed"));
    expect(query.status).toEqual(["Failed"]);
    expect(problems).toEqual([{ parameter: "status", message: "status: must not be blank" }]);
  });
});
