import type { ServerResponse } from "node:http";
import type { Role } from "@command-history/contract";
import { PerRequest } from "../http/per-request.ts";
import { RequestError } from "../problems/request-error.ts";

/** The one on whose behalf a request is answered. */
export interface Principal {
  /** Names the person for good: an identity provider's `sub`, or what a proxy sends. */
  readonly id: string;
  /** As people read it. */
  readonly name: string;
  readonly groups: readonly string[];
  /** With the included ones. */
  readonly roles: ReadonlySet<Role>;
}

const principals = new PerRequest<ServerResponse, Principal>("principal");

/** Who asks; null for one who is not signed in. */
export function principalOf(res: ServerResponse): Principal | null {
  return principals.get(res) ?? null;
}

/** Who asks. Throws RequestError `UNAUTHENTICATED` for one who is not signed in. */
export function requirePrincipal(res: ServerResponse): Principal {
  const principal = principalOf(res);
  if (principal === null) throw new RequestError("UNAUTHENTICATED", "Sign in first.");
  return principal;
}

/** Says who asks, once it has been established. */
export function setPrincipal(res: ServerResponse, principal: Principal): void {
  principals.set(res, principal);
}
