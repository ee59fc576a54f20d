import { pageHeader } from "@command-history/contract";
import { type RequestHandler, type Response, Router } from "express";
import { RequestError } from "../http/request-error.ts";
import { type AccessRule, accessRules, type RouteName } from "./access-rules.ts";
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
}

export function createGuardedRouter(): GuardedRouter {
  const router = Router({ caseSensitive: true, strict: true });
  return {
    router,
    get: (path, ...handlers) => {
      router.get(path, guardOf(accessRules[`GET ${path}`]), ...handlers);
    },
  };
}

const guards = new WeakSet<object>();

/** Whether a handler is a guard. For the test that looks at the first handler of every route. */
export function isGuard(handler: object): boolean {
  return guards.has(handler);
}

function guardOf(rule: AccessRule): RequestHandler {
  const guard: RequestHandler = (req, res, next) => {
    refuseUnlessAllowed(rule, res);
    if (rule.fromPageOnly && req.get(pageHeader.name) !== pageHeader.value) {
      throw new RequestError(
        "FORBIDDEN",
        `This takes the header ${pageHeader.name}: ${pageHeader.value}, so that no other site can ask for it.`,
      );
    }
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
