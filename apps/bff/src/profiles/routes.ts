import { type Profiles, profilesPath } from "@command-history/contract";
import { Router } from "express";
import type { Context } from "../context.ts";
import { noStore } from "../http/no-store.ts";
import { readParameters } from "../http/parameters.ts";

export function createProfileRoutes({ config }: Context): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get(profilesPath, noStore, (req, res) => {
    readParameters(req, []);
    const profiles: Profiles = {
      profiles: config.profiles.names.map((name) => ({ name })),
      defaultProfile: config.profiles.defaultName,
      demo: config.demo,
      upstreamTimeZone: config.upstream.timeZone,
    };
    res.json(profiles);
  });
  return router;
}
