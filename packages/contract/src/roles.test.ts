import { describe, expect, it } from "vitest";
import { type Role, withIncludedRoles } from "./roles.ts";

describe("roles that bring others along", () => {
  it.each<[Role[], Role[]]>([
    [[], []],
    [["viewer"], ["viewer"]],
    [["reader"], ["viewer", "reader"]],
    [["revealer"], ["viewer", "reader", "revealer"]],
    [["auditor"], ["viewer", "auditor"]],
    [
      ["auditor", "revealer", "auditor"],
      ["viewer", "reader", "revealer", "auditor"],
    ],
  ])("%j are %j", (given, all) => {
    expect(withIncludedRoles(given)).toEqual(all);
  });
});
