import { describe, expect, it } from "vitest";
import * as z from "zod";
import { upstreamConfigOf, upstreamVariables } from "./upstream-environment.ts";

const variables = z.object(upstreamVariables);

describe("the bounds of upstream calls", () => {
  it("come from their variables", () => {
    const values = variables.parse({
      UPSTREAM_CONNECT_TIMEOUT_MS: "100",
      UPSTREAM_HEADERS_TIMEOUT_MS: "200",
      UPSTREAM_IDLE_TIMEOUT_MS: "300",
      UPSTREAM_TOTAL_TIMEOUT_MS: "4000",
      UPSTREAM_MAX_ANSWER_MB: "2",
      UPSTREAM_CONCURRENCY: "3",
      UPSTREAM_QUEUE: "0",
      UPSTREAM_PAUSE_AFTER: "0",
    });
    expect(upstreamConfigOf(values)).toEqual({
      timeouts: { connect: 100, headers: 200, body: 300, total: 4000 },
      answerBytes: 2 * 1024 ** 2,
      concurrency: 3,
      queue: 0,
      pauseAfterFailures: 0,
    });
  });

  it.each([
    ["UPSTREAM_CONNECT_TIMEOUT_MS", "99"],
    ["UPSTREAM_HEADERS_TIMEOUT_MS", "600001"],
    ["UPSTREAM_IDLE_TIMEOUT_MS", "10s"],
    ["UPSTREAM_TOTAL_TIMEOUT_MS", "0"],
    ["UPSTREAM_MAX_ANSWER_MB", "0"],
    ["UPSTREAM_CONCURRENCY", "0"],
    ["UPSTREAM_QUEUE", "-1"],
    ["UPSTREAM_PAUSE_AFTER", "1.5"],
  ])("say in which range %s must be, and not what it was", (name, value) => {
    const issues = variables.safeParse({ [name]: value }).error?.issues ?? [];
    expect(issues).toHaveLength(1);
    expect(issues[0]?.path).toEqual([name]);
    expect(issues[0]?.message).toMatch(/^must be a whole number of \w+ from \d+ to \d+$/);
  });
});
