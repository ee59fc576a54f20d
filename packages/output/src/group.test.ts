import { describe, expect, it } from "vitest";
import { groupOutputs } from "./index.ts";

const results = [
  { id: "a", exitCode: 0, stdout: "x", stderr: null },
  { id: "b", exitCode: 1, stdout: "x", stderr: null },
  { id: "c", exitCode: 0, stdout: "x", stderr: null },
  { id: "d", exitCode: 0, stdout: null, stderr: "x" },
  { id: "e", exitCode: 0, stdout: "x", stderr: null },
  { id: "f", exitCode: null, stdout: "null", stderr: null },
  { id: "g", exitCode: 1, stdout: "x", stderr: null },
];

function ids(order: "rarest" | "largest"): string[] {
  return groupOutputs(results, ({ exitCode, stdout, stderr }) => [exitCode, stdout, stderr], order).map(
    (group) => group.items.map((item) => item.id).join(""),
  );
}

describe("groups of equal outputs", () => {
  it("come rarest first, those of one size as they came", () => {
    expect(ids("rarest")).toEqual(["d", "f", "bg", "ace"]);
  });

  it("come largest first, those of one size as they came", () => {
    expect(ids("largest")).toEqual(["ace", "bg", "d", "f"]);
  });

  it("are none for no items", () => {
    expect(groupOutputs([], () => [], "rarest")).toEqual([]);
  });
});
