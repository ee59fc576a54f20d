import { signInCallbackPath, signInPath } from "@command-history/contract";
import type { Request, RequestHandler } from "express";
import { cspReportsPath } from "./csp-report.ts";
import { EdgeRefusal } from "./edge-refusal.ts";

/** Addresses that a person is led to by a link or by the identity provider: other sites may open them as a page. */
const openAsPage: ReadonlySet<string> = new Set([signInPath, signInCallbackPath]);

const readFrom = "Origin, Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest";

/**
 * Refuses what another site makes a browser ask for, by the headers that browsers add and pages cannot forge. Programs
 * that are no browser send neither, and carry nobody's cookies. `publicUrl`: where people open the dashboard.
 */
export function createCrossSiteCheck(publicUrl: URL | undefined): RequestHandler {
  return (req, res, next) => {
    res.vary(readFrom);
    const path = req.baseUrl + req.path;
    // A browser's reports carry no origin under a strict referrer policy, and change nothing here.
    if (path === cspReportsPath) return next();
    if (isFromOwnSite(req) && hasOwnOrigin(req, publicUrl)) return next();
    if (openAsPage.has(path) && isPageOpened(req)) return next();
    throw new EdgeRefusal(
      "another site",
      "FORBIDDEN",
      "Another site asked for this. It can only be asked for from here.",
    );
  };
}

/** `none`: the person typed the address, or opened a bookmark. */
function isFromOwnSite(req: Request): boolean {
  const site = req.get("Sec-Fetch-Site");
  return site === undefined || site === "same-origin" || site === "none";
}

function isPageOpened(req: Request): boolean {
  return (
    req.method === "GET" &&
    req.get("Sec-Fetch-Mode") === "navigate" &&
    req.get("Sec-Fetch-Dest") === "document" &&
    req.get("Origin") === undefined
  );
}

function hasOwnOrigin(req: Request, publicUrl: URL | undefined): boolean {
  const origin = req.get("Origin");
  if (origin === undefined) return true;
  if (publicUrl !== undefined) return origin === publicUrl.origin;
  // Whether a proxy in front speaks https cannot be known without PUBLIC_URL.
  const host = req.get("Host")?.toLowerCase();
  return origin === `http://${host}` || origin === `https://${host}`;
}
