import type { Request, RequestHandler, Response } from "express";
import { rateLimit, type Store } from "express-rate-limit";
import { principalOf } from "../access/principal.ts";
import type { Context } from "../context.ts";
import { addressOf } from "./client-address.ts";
import { isRefreshed, onCostly } from "./costly-requests.ts";
import { EdgeRefusal } from "./edge-refusal.ts";
import { networkOf } from "./network-of.ts";

const minuteMs = 60_000;

/** A browser with a broken extension sends some with every page. */
const reportsPerMinute = 60;

/** Where each limit counts. Replicas that share a store share their limits. */
export type CreateStore = (name: string) => Store;

interface Limit {
  readonly name: string;
  readonly perMinute: number;
  /** The limit as it is told to who has had too many. */
  readonly rule: (perMinute: number) => string;
  /** Who is counted; undefined: nobody. */
  readonly keyOf: (req: Request, res: Response) => string | undefined;
}

/** For `/api`, `/auth` and `/metrics`, before it is known who asks: what one address may ask for. */
export function limitAddresses(context: Context, createStore: CreateStore): RequestHandler {
  return createLimit(context, createStore, {
    name: "address",
    perMinute: context.config.limits.perAddress,
    rule: answersRequests,
    keyOf: (req) => askerOf(req, context),
  });
}

/** For `/auth`: what one address may try at signing in. */
export function limitSignIn(context: Context, createStore: CreateStore): RequestHandler {
  return createLimit(context, createStore, {
    name: "sign-in",
    perMinute: context.config.limits.signIn,
    rule: (perMinute) => `This dashboard answers ${perMinute} sign-ins a minute.`,
    keyOf: (req) => askerOf(req, context),
  });
}

/** For `/api`, once it is known who asks. Without sign-in everyone is the same user, whom nothing tells apart. */
export function limitUsers(context: Context, createStore: CreateStore): RequestHandler {
  return createLimit(context, createStore, {
    name: "user",
    perMinute: context.config.limits.perUser,
    rule: answersRequests,
    keyOf: (_req, res) => userOf(res, context),
  });
}

/**
 * For what costs the upstream much, by user. Where users are not known, by address, but for what pages refresh by
 * themselves: behind one address there can be many.
 */
export function limitCostly(context: Context, createStore: CreateStore): RequestHandler {
  return onCostly(
    createLimit(context, createStore, {
      name: "costly",
      perMinute: context.config.limits.costly,
      rule: (perMinute) => `At most ${perMinute} requests a minute may read many outputs or long lists.`,
      keyOf: (req, res) => userOf(res, context) ?? (isRefreshed(req) ? undefined : askerOf(req, context)),
    }),
  );
}

/** For reports of the page's policy, which anyone can send: what one address may put into the log. */
export function limitReports(context: Context, createStore: CreateStore): RequestHandler {
  return createLimit(context, createStore, {
    name: "reports",
    perMinute: Math.min(context.config.limits.perAddress, reportsPerMinute),
    rule: (perMinute) => `This dashboard takes ${perMinute} reports a minute.`,
    keyOf: (req) => askerOf(req, context),
  });
}

function createLimit({ logger }: Context, createStore: CreateStore, limit: Limit): RequestHandler {
  if (limit.perMinute === 0) return (_req, _res, next) => next();
  return rateLimit({
    windowMs: minuteMs,
    limit: limit.perMinute,
    store: createStore(limit.name),
    skip: (req, res) => limit.keyOf(req, res) === undefined,
    keyGenerator: (req, res) => limit.keyOf(req, res) ?? "",
    // Without its store a limit cannot hold; the dashboard should still answer.
    passOnStoreError: true,
    // The store tells of an outage, once; here every request would.
    logger: {
      error: (error) => logger.debug({ err: error, limit: limit.name }, "a rate limit did not count"),
      warn: (error) => logger.warn({ err: error, limit: limit.name }, "a rate limit is not set up well"),
    },
    standardHeaders: false,
    legacyHeaders: false,
    // They are about `trust proxy`, which stays off: `addressOf` knows whom to believe.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (req) => {
      throw tooMany(req, limit);
    },
  });
}

function answersRequests(perMinute: number): string {
  return `This dashboard answers ${perMinute} requests a minute.`;
}

function tooMany(req: Request, { perMinute, rule }: Limit): EdgeRefusal {
  const resetAt = "rateLimit" in req ? resetTimeOf(req.rateLimit) : undefined;
  // The stores set that time by the system's clock, whichever ours is.
  const waitMs = resetAt === undefined ? minuteMs : resetAt - Date.now();
  return new EdgeRefusal(
    "too many requests",
    "RATE_LIMITED",
    `${rule(perMinute)} Wait, and ask again.`,
    Math.max(1, Math.ceil(waitMs / 1000)),
  );
}

function resetTimeOf(info: unknown): number | undefined {
  const isInfo = typeof info === "object" && info !== null && "resetTime" in info;
  return isInfo && info.resetTime instanceof Date ? info.resetTime.getTime() : undefined;
}

function askerOf(req: Request, { config }: Context): string {
  return networkOf(addressOf(req, config.server));
}

function userOf(res: Response, { config }: Context): string | undefined {
  if (config.signIn.mode === "none") return undefined;
  return principalOf(res)?.id;
}
