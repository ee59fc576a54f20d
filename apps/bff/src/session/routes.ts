import { type Session, sessionPath } from "@command-history/contract";
import type { Router } from "express";
import { createGuardedRouter } from "../access/guarded-router.ts";
import { principalOf } from "../access/principal.ts";
import type { Context } from "../context.ts";
import { noStore } from "../http/no-store.ts";
import { readParameters } from "../http/parameters.ts";

/** `GET /api/session`: who asks and what they may, for the page to show no more than that. */
export function createSessionRoutes(context: Context): Router {
  const { config } = context;
  const { router, get } = createGuardedRouter(context);
  get(sessionPath, noStore, (req, res) => {
    readParameters(req, []);
    const principal = principalOf(res);
    const session: Session = {
      mode: config.signIn.mode,
      user: principal === null ? null : { id: principal.id, name: principal.name },
      roles: [...(principal?.roles ?? [])],
      canSignOut: config.signIn.mode === "oidc" && principal !== null,
      audit: config.audit.sink.kind,
    };
    res.json(session);
  });
  return router;
}
