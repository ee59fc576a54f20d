import { type Role, roles } from "@command-history/contract";
import type { Request, RequestHandler } from "express";
import { rolesOf } from "../access/permissions.ts";
import { type Principal, setPrincipal } from "../access/principal.ts";
import type { Context } from "../context.ts";
import { isFromTrustedProxy } from "../http/client-address.ts";
import { recordUnreadableSession } from "./events.ts";
import { takeProxyUser } from "./proxy-headers.ts";
import type { SignedInUser } from "./sessions.ts";

/** The one person there is without sign-in: who reaches the server may do everything. */
const localUser: Principal = { id: "local", name: "Local user", groups: [], roles: new Set<Role>(roles) };

type Parts = Pick<Context, "audit" | "config" | "signIn">;

/**
 * Finds out who asks, for every request, whatever its path. One whom nobody knows goes on as nobody: the rule of the
 * route decides whether that is enough.
 */
export function createAuthenticator(context: Parts): RequestHandler {
  const { config, signIn } = context;
  switch (signIn.mode) {
    case "none":
      return (_req, res, next) => {
        setPrincipal(res, localUser);
        next();
      };
    case "proxy":
      return (req, res, next) => {
        const fromProxy = isFromTrustedProxy(req, config.server);
        const user = takeProxyUser(req, signIn.proxy, signIn.proxySecret, fromProxy);
        if (user !== undefined) setPrincipal(res, principalOfUser(user, config.access));
        next();
      };
    case "oidc":
      return async (req, res, next) => {
        if (!asksForData(req)) return next();
        const session = await signIn.sessions.read(req);
        if (session === "unreadable") {
          await recordUnreadableSession(context, req, res);
        } else if (session !== undefined) {
          setPrincipal(res, principalOfUser(session.user, config.access));
          await signIn.sessions.renew(res, session);
        }
        next();
      };
  }
}

/** The page itself and its files are the same for everyone, and a cache may keep them: no cookie goes with them. */
function asksForData({ path }: Request): boolean {
  return path.startsWith("/api/");
}

function principalOfUser({ id, name, groups }: SignedInUser, access: Context["config"]["access"]): Principal {
  return { id, name, groups, roles: rolesOf(groups, access) };
}
