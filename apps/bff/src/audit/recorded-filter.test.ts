import { describe, expect, it } from "vitest";
import { recordedFilter } from "./recorded-filter.ts";

describe("the filter that is recorded", () => {
  it.each([
    ["list", "page=1&pageSize=20&status=", null],
    ["list", "status=Failed&commandId=c&page=3&status=Failed", "commandId=c&status=Failed&page=3"],
    ["list", "profile=main&instanceId=i", "instanceId=i"],
    ["export", "scope=all&format=csv&status=Failed", "status=Failed&format=csv&scope=all"],
    ["search", "q=hunter2&syntax=regex&stream=stderr", "stream=stderr&syntax=regex"],
    ["audit", "user=ann&before=0.1&result=refused", "user=ann&result=refused"],
    ["list", "secret=hunter2&__proto__=x", null],
    ["list", "status=a%0D%0Ab", "status=a%0D%0Ab"],
    ["list", "user=somebody&format=csv", null],
    ["sign-in", "user=somebody&invocationId=i&code=one-time", null],
    ["output", "invocationId=i&download=", "download="],
  ])("of %s with %s is %s", (action, given, expected) => {
    expect(recordedFilter(action, new URLSearchParams(given))).toBe(expected);
  });

  it("is cut where it is long", () => {
    const many = Array.from({ length: 200 }, (_, index) => `invocationId=${"x".repeat(200)}${index}`);
    expect(recordedFilter("list", new URLSearchParams(many.join("&")))).toMatch(/^.{2000}…$/);
    expect(recordedFilter("export", new URLSearchParams({ format: "x".repeat(9999) }))).toHaveLength(263);
  });
});
