import { describe, expect, it } from "vitest";
import { parseListRequest } from "./list-request.ts";

const parse = (body: unknown) => parseListRequest(Buffer.from(JSON.stringify(body)));

describe("the parameters of a list request", () => {
  it("have defaults", () => {
    const defaults = {
      commandIds: undefined,
      invocationIds: undefined,
      instanceIds: undefined,
      invocationStatuses: undefined,
      pageSize: 20,
      pageNum: 1,
    };
    expect(parseListRequest(Buffer.alloc(0))).toEqual(defaults);
    expect(parse({})).toEqual(defaults);
    expect(parse({ commandIds: [], pageSize: null })).toEqual(defaults);
  });

  it.each([
    [{ pageSize: 0 }, "INVALID_PARAMETER_LESS_MINIMUM", "pageSize"],
    [{ pageSize: 10_001 }, "INVALID_PARAMETER_EXCEED_MAXIMUM", "pageSize"],
    [{ pageSize: "20" }, "INVALID_PARAMETER_TYPE", "pageSize"],
    [{ pageNum: 0 }, "INVALID_PARAMETER_LESS_MINIMUM", "pageNum"],
    [{ pageNum: 1.5 }, "INVALID_PARAMETER_TYPE", "pageNum"],
    [{ commandIds: "cmd-1" }, "INVALID_PARAMETER_TYPE", "commandIds"],
    [{ invocationIds: [7] }, "INVALID_PARAMETER_TYPE", "invocationIds"],
    [{ invocationStatuses: ["Done"] }, "INVALID_PARAMETER_VALUE", "invocationStatuses"],
    [{ status: ["Failed"] }, "INVALID_PARAMETER_VALUE", "status"],
    [["Failed"], "INVALID_PARAMETER_TYPE", "body"],
  ])("are refused as %j with a code, and named", (body, code, name) => {
    expect(() => parse(body)).toThrow(
      expect.objectContaining({ status: 400, code, message: expect.stringContaining(name) }),
    );
  });

  it("must be JSON", () => {
    expect(() => parseListRequest(Buffer.from("{"))).toThrow(expect.objectContaining({ status: 400 }));
  });
});
