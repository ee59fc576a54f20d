import type { AccessConfig, OidcConfig } from "../config/config.ts";
import type { SignedInUser } from "./sessions.ts";

/** OpenID Connect allows a `sub` this long. */
const maxIdLength = 255;
const maxNameLength = 200;

export type Claims = Readonly<Record<string, unknown>>;

/** Who the provider's claims tell of; undefined when they do not name anyone. */
export function userOfClaims(
  claims: Claims,
  names: OidcConfig["claims"],
  access: Pick<AccessConfig, "roleGroups" | "profileGroups">,
): SignedInUser | undefined {
  // At many providers anyone can write anybody's address into their own account.
  if (names.user === "email" && claims.email_verified !== true) return undefined;
  const id = claims[names.user];
  if (typeof id !== "string" || id === "" || id.length > maxIdLength || /\p{Cc}/u.test(id)) return undefined;
  const name = textOf(claims[names.name]) ?? textOf(claims.preferred_username) ?? textOf(claims.email) ?? id;
  return {
    id,
    name: name.slice(0, maxNameLength),
    groups: withMeaning(groupsOf(claims[names.groups]), access),
  };
}

/** A person may be in a thousand groups. Those that open nothing here need not travel with every request. */
function withMeaning(
  groups: readonly string[],
  { roleGroups, profileGroups }: Pick<AccessConfig, "roleGroups" | "profileGroups">,
): string[] {
  const meant = new Set([...Object.values(roleGroups), ...profileGroups.values()].flat());
  return [...new Set(groups)].filter((group) => meant.has(group));
}

/** Most providers send a list; some a single text when there is one group. */
function groupsOf(claim: unknown): string[] {
  const values: unknown[] = Array.isArray(claim) ? claim : [claim];
  return values.filter((value) => typeof value === "string");
}

function textOf(claim: unknown): string | undefined {
  if (typeof claim !== "string") return undefined;
  const text = claim.replaceAll(/\p{Cc}/gu, "").trim();
  return text === "" ? undefined : text;
}
