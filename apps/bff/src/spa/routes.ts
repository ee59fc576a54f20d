import { basename, join } from "node:path";
import express, { type RequestHandler, type Router } from "express";
import { createGuardedRouter } from "../access/guarded-router.ts";
import { isDecodable } from "../access/route-of.ts";
import type { Context } from "../context.ts";
import { nonceOf } from "../http/security-headers.ts";
import { RequestError } from "../problems/request-error.ts";
import { createPackedFiles } from "./packed-files.ts";
import { readPage } from "./page.ts";

const yearMs = 365 * 86_400_000;
const fewMinutesMs = 5 * 60_000;

/**
 * The built web app. Files under `/assets` have their digest in their name and never change; others are kept for
 * a few minutes; the page itself is never kept. Any other path that a browser navigates to is the page too, since
 * the app has its own router.
 */
export function createSpaRoutes(context: Context): Router {
  const { webRoot } = context;
  const { router, get } = createGuardedRouter(context);
  // Without ranges: nobody resumes such small files, and the library refuses a wrong one with an error of its own.
  const files = { index: false, redirect: false, dotfiles: "ignore", acceptRanges: false } as const;
  const assets = { ...files, immutable: true, maxAge: yearMs };
  const assetsFolder = join(webRoot, "assets");

  const sendPage: RequestHandler = async (_req, res) => {
    const page = await readPage(webRoot, nonceOf(res));
    res.set("Cache-Control", "no-store");
    if (page === undefined) {
      res.status(503).type("text/plain").send("The web app is not built. Run: npm run build\n");
      return;
    }
    res.type("html").send(page);
  };

  router.use(showAppForBrokenPaths);
  router.use(showPageForTemplate);
  router.use(refuseSourceMaps);
  router.use(leaveConditions);
  get("/", sendPage);
  router.use("/assets", createPackedFiles(assetsFolder, assets), express.static(assetsFolder, assets), () => {
    throw new RequestError("NOT_FOUND", "There is no such file. Reload the page: a newer build may be out.");
  });
  router.use(express.static(webRoot, { ...files, maxAge: fewMinutesMs }));
  get("/{*path}", (req, res, next) => {
    if (isNavigation(req.headers.accept)) return sendPage(req, res, next);
    next();
  });
  return router;
}

/** A path that cannot be decoded is none of the app's pages: to a browser the app says so, as of any other such path. */
const showAppForBrokenPaths: RequestHandler = (req, _res, next) => {
  if (!isDecodable(req.path) && isNavigation(req.headers.accept)) req.url = "/";
  next();
};

/** The page's file is a template, which is never sent as it is, under whatever spelling of its path. */
const showPageForTemplate: RequestHandler = (req, _res, next) => {
  if (basename(decodeURIComponent(req.path)).toLowerCase() === "index.html") req.url = "/";
  next();
};

/** A build of ours has none. One that a build of somebody else's left would show more than the page's code needs to. */
const refuseSourceMaps: RequestHandler = (req, _res, next) => {
  if (/\.map$/i.test(decodeURIComponent(req.path)))
    throw new RequestError("NOT_FOUND", "There is no such file.");
  next();
};

/**
 * Files are sent whatever these say: they are meant for changes, and browsers ask with `If-None-Match`. Where one does
 * not hold, the library throws what looks like a fault of ours.
 */
const leaveConditions: RequestHandler = (req, _res, next) => {
  for (const name of ["if-match", "if-unmodified-since"]) delete req.headers[name];
  next();
};

/** Browsers name text/html when they navigate; scripts that ask for any type should get a 404 for a wrong path. */
function isNavigation(accept: string | undefined): boolean {
  return accept?.includes("text/html") ?? false;
}
