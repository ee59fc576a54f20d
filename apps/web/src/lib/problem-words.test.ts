import type { Problem } from "@command-history/contract";
import { expect, test } from "vitest";
import { detailWords } from "./problem-words.ts";

const problem: Problem = {
  type: "about:blank",
  title: "",
  status: 503,
  detail: "Zenlayer cannot be reached: the connection failed (UND_ERR_SOCKET). Check the network.",
  code: "UPSTREAM_UNAVAILABLE",
  requestId: "r1",
};

test("the server's words do not repeat what stands above them", () => {
  expect(detailWords(problem)).toBe("The connection failed (UND_ERR_SOCKET). Check the network.");
});

test("other words of the server stay as they are", () => {
  const detail = "Calls to Zenlayer are paused.";
  expect(detailWords({ ...problem, detail })).toBe(detail);
});
