import { type Role, roles, withIncludedRoles } from "@command-history/contract";
import type { AccessConfig } from "../config/config.ts";
import type { Principal } from "./principal.ts";

/** The roles of one who belongs to these groups, with the included ones. */
export function rolesOf(
  groups: readonly string[],
  { roleGroups }: Pick<AccessConfig, "roleGroups">,
): ReadonlySet<Role> {
  return new Set(withIncludedRoles(roles.filter((role) => areAmong(groups, roleGroups[role]))));
}

/** Whether someone may use an upstream account. */
export function mayUseProfile(
  principal: Principal,
  profile: string,
  { profileGroups }: Pick<AccessConfig, "profileGroups">,
): boolean {
  const allowed = profileGroups.get(profile);
  return allowed === undefined || areAmong(principal.groups, allowed);
}

function areAmong(groups: readonly string[], allowed: readonly string[]): boolean {
  return allowed.includes("*") || groups.some((group) => allowed.includes(group));
}
