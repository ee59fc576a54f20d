import type { AuditAction, Role } from "@command-history/contract";

/** What a route demands of a request before its handler sees it. */
export interface AccessRule {
  /** The role that may; `anyone`: also those who are not signed in. */
  readonly needs: Role | "anyone";
  /** An answer takes much work, or something changes: it takes the page's own header. */
  readonly fromPageOnly?: true;
  /**
   * It counts towards `RATE_LIMIT_COSTLY`: because a person asks for it, because pages do so by themselves, or, if it
   * has many rows, as the latter.
   */
  readonly cost?: "asked" | "refreshed" | "by rows";
  /** The event that a request leaves in the audit trail, before its handler sees it. */
  readonly audit?: AuditAction;
  /** The handler records what is allowed, since it alone knows the rest; what is refused is recorded before it. */
  readonly auditedByHandler?: true;
}

const anyone: AccessRule = { needs: "anyone" };
/** Who asks gives a reason in the body, which is recorded with the rest. */
const reveal = {
  needs: "revealer",
  fromPageOnly: true,
  cost: "asked",
  audit: "reveal",
  auditedByHandler: true,
} as const;
const output = { needs: "reader", cost: "asked", audit: "output" } as const;
/** Asks the upstream for all of an invocation, or for a whole list. */
const whole = { fromPageOnly: true, cost: "asked" } as const;

/** Every route of this server. One that is not in here cannot be served: `createGuardedRouter` takes no other. */
export const accessRules = {
  "GET /healthz": anyone,
  "GET /readyz": anyone,
  // Its handler asks for a token where there is sign-in: those who read it have no session.
  "GET /metrics": anyone,
  "GET /api/session": anyone,
  "GET /auth/sign-in": anyone,
  "GET /auth/callback": anyone,
  "POST /auth/sign-out": { needs: "anyone", fromPageOnly: true },
  "GET /api/openapi.json": anyone,
  "POST /api/csp-reports": anyone,
  "GET /api/profiles": { needs: "viewer" },
  "GET /api/invocations": { needs: "viewer", cost: "by rows", audit: "list" },
  "GET /api/invocations/:invocationId": { needs: "viewer", cost: "refreshed", audit: "detail" },
  "GET /api/invocations/:invocationId/instances/:instanceId/stdout": output,
  "GET /api/invocations/:invocationId/instances/:instanceId/stderr": output,
  "POST /api/invocations/:invocationId/instances/:instanceId/stdout/reveal": reveal,
  "POST /api/invocations/:invocationId/instances/:instanceId/stderr/reveal": reveal,
  "POST /api/invocations/:invocationId/script/reveal": reveal,
  "GET /api/invocations/:invocationId/search": { ...whole, needs: "reader", audit: "search" },
  "GET /api/invocations/:invocationId/digests": { ...whole, needs: "reader", audit: "digests" },
  "GET /api/exports/invocations": { ...whole, needs: "viewer", audit: "export" },
  "GET /api/exports/invocations/:invocationId": { ...whole, needs: "reader", audit: "export" },
  "GET /api/audit": { needs: "auditor", audit: "audit" },
  "GET /": anyone,
  "GET /{*path}": anyone,
} satisfies Record<string, AccessRule>;

export type RouteName = keyof typeof accessRules;

/** The same table, with the method and the pattern of the path apart. */
export const routes: readonly {
  readonly method: string;
  readonly pattern: string;
  readonly rule: AccessRule;
}[] = Object.entries<AccessRule>(accessRules).map(([name, rule]) => {
  const [method = "", pattern = ""] = name.split(" ");
  return { method, pattern, rule };
});
