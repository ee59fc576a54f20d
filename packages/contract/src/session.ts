import * as z from "zod/mini";
import { auditKeptSchema } from "./audit-kept.ts";
import { roleSchema } from "./roles.ts";

/** How people are known: not at all (`none`, on one's own machine), by an identity provider, or by a proxy in front. */
export const signInModes = ["none", "oidc", "proxy"] as const;
export const signInModeSchema = z.enum(signInModes);
export type SignInMode = z.infer<typeof signInModeSchema>;

/**
 * Who asks, and what they may. `user` is null for one who is not signed in. `roles` holds the included ones too.
 * `canSignOut` is false where this server keeps no session of its own. `audit` says where it is recorded what people
 * read.
 */
export const sessionSchema = z.object({
  mode: signInModeSchema,
  user: z.nullable(z.object({ id: z.string(), name: z.string() })),
  roles: z.array(roleSchema),
  canSignOut: z.boolean(),
  audit: auditKeptSchema,
});
export type Session = z.infer<typeof sessionSchema>;

/** What signing out answers: the address to go to next, which may be the identity provider's. */
export const signedOutSchema = z.object({ next: z.string() });
export type SignedOut = z.infer<typeof signedOutSchema>;

export const sessionPath = "/api/session";
export const signInPath = "/auth/sign-in";
export const signInCallbackPath = "/auth/callback";
export const signOutPath = "/auth/sign-out";

/** The path that signs in and then leads back to an address of this site, such as `/?status=Failed`. */
export function signInPathTo(returnTo: string): string {
  return `${signInPath}?${new URLSearchParams({ returnTo })}`;
}

/**
 * The header by which the page's own scripts show that they ask. A form or a link of another site cannot send it, and
 * its script only after asking first, which is refused. Needed wherever an answer costs much or changes something.
 */
export const pageHeader = { name: "X-Requested-With", value: "command-history" } as const;
