import * as z from "zod/mini";

/**
 * What people may be here. `viewer`: the list, statuses and times. `reader`: scripts and outputs too, and all that is
 * taken from them (excerpts, digests, search, groups). `revealer`: lift the mask off a secret, one text at a time.
 * `auditor`: the audit trail.
 */
export const roles = ["viewer", "reader", "revealer", "auditor"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** The role that each role brings along, directly. An auditor sees who read an output, and no output. */
const includedRole: Readonly<Record<Role, Role | null>> = {
  viewer: null,
  reader: "viewer",
  revealer: "reader",
  auditor: "viewer",
};

/** The given roles with all that they bring along, in the order of `roles`. */
export function withIncludedRoles(given: Iterable<Role>): Role[] {
  const all = new Set<Role>();
  for (const role of given) {
    for (let next: Role | null = role; next !== null; next = includedRole[next]) all.add(next);
  }
  return roles.filter((role) => all.has(role));
}
