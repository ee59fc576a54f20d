import { type Profiles, profilesPath } from "@command-history/contract";
import type { Router } from "express";
import { createGuardedRouter } from "../access/guarded-router.ts";
import { requirePrincipal } from "../access/principal.ts";
import { usableProfiles } from "../access/usable-profiles.ts";
import type { Context } from "../context.ts";
import { noStore } from "../http/no-store.ts";
import { readParameters } from "../http/parameters.ts";

export function createProfileRoutes(context: Context): Router {
  const { config } = context;
  const { router, get } = createGuardedRouter(context);
  get(profilesPath, noStore, (req, res) => {
    readParameters(req, []);
    const { names, defaultName } = usableProfiles(config, requirePrincipal(res));
    const profiles: Profiles = {
      profiles: names.map((name) => ({ name })),
      defaultProfile: defaultName ?? null,
      demo: config.demo,
      upstreamTimeZone: config.upstream.timeZone,
    };
    res.json(profiles);
  });
  return router;
}
