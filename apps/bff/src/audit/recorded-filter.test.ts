import { describe, expect, it } from "vitest";
import { recordedFilter } from "./recorded-filter.ts";

describe("the filter that is recorded", () => {
  it.each([
    ["page=1&pageSize=20&status=", null],
    ["status=Failed&commandId=c&page=3&status=Failed", "commandId=c&status=Failed&page=3"],
    ["profile=main&instanceId=i", "instanceId=i"],
    ["scope=all&format=csv&status=Failed", "status=Failed&format=csv&scope=all"],
    ["q=hunter2&syntax=regex&stream=stderr", "stream=stderr&syntax=regex"],
    ["user=ann&before=0.1&result=refused", "user=ann&result=refused"],
    ["secret=hunter2&__proto__=x", null],
    ["status=a%0D%0Ab", "status=a%0D%0Ab"],
  ])("of %s is %s", (given, expected) => {
    expect(recordedFilter(new URLSearchParams(given))).toBe(expected);
  });

  it("is cut where it is long", () => {
    const many = Array.from({ length: 200 }, (_, index) => `invocationId=${"x".repeat(200)}${index}`);
    expect(recordedFilter(new URLSearchParams(many.join("&")))).toMatch(/^.{2000}…$/);
  });
});
