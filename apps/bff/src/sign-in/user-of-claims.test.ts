import { describe, expect, it } from "vitest";
import { userOfClaims } from "./user-of-claims.ts";

const names = { user: "sub", name: "name", groups: "groups" };
const access = {
  roleGroups: { viewer: ["*"], reader: ["ops"], revealer: [], auditor: ["audit"] },
  profileGroups: new Map([["production", ["sre"]]]),
};

describe("the user of a provider's claims", () => {
  it("has the groups that open something here, however many there are", () => {
    const others = Array.from({ length: 5000 }, (_, index) => `group-${index}`);
    const user = userOfClaims(
      { sub: "1", name: "Ana", groups: ["sre", ...others, "ops", "ops"] },
      names,
      access,
    );
    expect(user).toEqual({ id: "1", name: "Ana", groups: ["sre", "ops"] });
  });

  it.each([
    [{ groups: "ops" }, ["ops"]],
    [{ groups: [1, null, { ops: true }, "audit"] }, ["audit"]],
    [{ groups: { ops: true } }, []],
    [{}, []],
    // Everyone who signed in is meant by it; nobody gets to be in a group of that name.
    [{ groups: ["ops,audit"] }, []],
  ])("reads the groups of %j", (claims, groups) => {
    expect(userOfClaims({ sub: "1", ...claims }, names, access)?.groups).toEqual(groups);
  });

  it.each([
    [{ preferred_username: "ana" }, "ana"],
    [{ email: "ana@example.org" }, "ana@example.org"],
    [{ name: " " }, "1"],
    [{ name: "A\u0000n\na" }, "Ana"],
    [{ name: "a".repeat(300) }, "a".repeat(200)],
  ])("is called by what there is: %j", (claims, name) => {
    expect(userOfClaims({ sub: "1", ...claims }, names, access)?.name).toBe(name);
  });

  it.each([{}, { sub: 1 }, { sub: "" }, { sub: ["1"] }, { sub: "1\n" }, { sub: "a".repeat(256) }])(
    "is nobody when they do not say who it is: %j",
    (claims) => {
      expect(userOfClaims(claims, names, access)).toBeUndefined();
    },
  );

  it("is known by an email address only when the provider has verified it", () => {
    const byEmail = { ...names, user: "email" };
    const claims = { sub: "1", email: "ana@example.org" };
    expect(userOfClaims({ ...claims, email_verified: true }, byEmail, access)?.id).toBe("ana@example.org");
    for (const unverified of [
      claims,
      { ...claims, email_verified: false },
      { ...claims, email_verified: "true" },
    ]) {
      expect(userOfClaims(unverified, byEmail, access)).toBeUndefined();
    }
  });

  it("goes by the claims that are configured", () => {
    const own = { user: "oid", name: "display", groups: "https://example.org/roles" };
    const claims = { sub: "1", oid: "2", display: "Vik", "https://example.org/roles": ["ops"] };
    expect(userOfClaims(claims, own, access)).toEqual({ id: "2", name: "Vik", groups: ["ops"] });
  });
});
