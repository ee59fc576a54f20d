import { roles } from "@command-history/contract";
import type { RequestHandler } from "express";
import { type Principal, setPrincipal } from "../access/principal.ts";

/** The one person there is without sign-in: who reaches the server may do everything. */
const localUser: Principal = { id: "local", name: "Local user", groups: [], roles: new Set(roles) };

/** For `AUTH_MODE=none`. */
export const asLocalUser: RequestHandler = (_req, res, next) => {
  setPrincipal(res, localUser);
  next();
};
