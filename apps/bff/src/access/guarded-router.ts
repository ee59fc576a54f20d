import { pageHeader } from "@command-history/contract";
import { type Request, type RequestHandler, type Response, Router } from "express";
import type { Context } from "../context.ts";
import { notesOf } from "../http/request-notes.ts";
import { RequestError } from "../problems/request-error.ts";
import { type AccessRule, accessRules, type RouteName } from "./access-rules.ts";
import { checkAndAudit } from "./audited-check.ts";
import { requirePrincipal } from "./principal.ts";

type PathOf<Method extends string> = RouteName extends infer Name
  ? Name extends `${Method} ${infer Path}`
    ? Path
    : never
  : never;

/** A router whose every route is one of `accessRules`, and is served to those only whom its rule lets in. */
export interface GuardedRouter {
  readonly router: Router;
  get(path: PathOf<"GET">, ...handlers: RequestHandler[]): void;
  post(path: PathOf<"POST">, ...handlers: RequestHandler[]): void;
}

export function createGuardedRouter(context: Pick<Context, "audit" | "config">): GuardedRouter {
  const router = Router({ caseSensitive: true, strict: true });
  return {
    router,
    get: (path, ...handlers) => {
      router.get(path, guardOf(context, path, accessRules[`GET ${path}`]), ...handlers);
    },
    post: (path, ...handlers) => {
      router.post(path, guardOf(context, path, accessRules[`POST ${path}`]), ...handlers);
    },
  };
}

const guards = new WeakSet<object>();

/** Whether a handler is a guard. For the test that looks at the first handler of every route. */
export function isGuard(handler: object): boolean {
  return guards.has(handler);
}

function guardOf(context: Pick<Context, "audit" | "config">, path: string, rule: AccessRule): RequestHandler {
  function check(req: Request, res: Response): void {
    refuseUnlessAllowed(rule, res);
    if (rule.fromPageOnly && req.get(pageHeader.name) !== pageHeader.value) {
      throw new RequestError(
        "FORBIDDEN",
        `This takes the header ${pageHeader.name}: ${pageHeader.value}, so that no other site can ask for it.`,
      );
    }
  }
  const guard: RequestHandler = async (req, res, next) => {
    notesOf(res).route = path;
    await checkAndAudit(context, rule, { req, res, check: () => check(req, res) });
    next();
  };
  guards.add(guard);
  return guard;
}

/** Throws RequestError `UNAUTHENTICATED` or `FORBIDDEN`. */
function refuseUnlessAllowed({ needs }: AccessRule, res: Response): void {
  if (needs === "anyone" || requirePrincipal(res).roles.has(needs)) return;
  throw new RequestError("FORBIDDEN", `This takes the role ${needs}, which none of your groups has.`);
}
