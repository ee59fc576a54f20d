import { type ErrorCode, listLimits, type StreamName, streamNames } from "@command-history/contract";
import type { Request, Response } from "express";
import { type Principal, principalOf } from "../access/principal.ts";
import { profileFor } from "../access/usable-profiles.ts";
import type { Context } from "../context.ts";
import { addressOf } from "../http/client-address.ts";
import { queryOf } from "../http/query-of.ts";
import { requestIdOf } from "../http/request-log.ts";
import type { NewAuditEvent } from "./audit.ts";
import { recordedFilter } from "./recorded-filter.ts";

/** Characters of a reason that are kept. */
const reasonLength = 1000;

/** Characters of a user's ID and name that are kept. */
const nameLength = 256;

/** What is not about an upstream account. */
const withoutProfile: ReadonlySet<string> = new Set(["sign-in", "sign-out", "audit", "refused"]);

/** What a handler knows of its event. Who asks, from where and for what follow from the request. */
export interface RequestFacts {
  readonly action: NewAuditEvent["action"];
  /** Why it is refused; left out, it is allowed. */
  readonly code?: ErrorCode;
  /** What the user gave as the reason of a reveal, or why a request was refused at the edge. */
  readonly reason?: string;
  /** Who it is about, where that is not the one who asks: the one who has just signed in. */
  readonly user?: Pick<Principal, "id" | "name">;
}

/** The event of a request. Nothing in it is checked: it tells what was asked, not what there is. */
export function requestEvent(
  { config }: Pick<Context, "config">,
  req: Request,
  res: Response,
  facts: RequestFacts,
): NewAuditEvent {
  const { action, reason, user } = facts;
  const principal = principalOf(res);
  const who = user ?? principal;
  const given = queryOf(req);
  const wanted = given.getAll("profile").find((value) => value !== "");
  const profile = principal === null ? undefined : profileFor(config, principal, wanted);
  const hasProfile = !withoutProfile.has(action);
  const lacksProfile = hasProfile && principal !== null && profile === undefined;
  const code = facts.code ?? (lacksProfile ? profileRefusal(wanted) : undefined);
  return {
    requestId: requestIdOf(req),
    action,
    result: code === undefined ? "allowed" : "refused",
    code: code ?? null,
    user: who === null ? null : { id: who.id.slice(0, nameLength), name: who.name.slice(0, nameLength) },
    address: addressOf(req, config.server) || null,
    object: {
      profile: hasProfile ? cut(profile ?? wanted) : null,
      invocationId: cut(req.params.invocationId),
      instanceId: cut(req.params.instanceId),
      stream: streamIn(req),
    },
    filter: recordedFilter(action, given),
    reason: reason === undefined ? null : reason.slice(0, reasonLength),
  };
}

/** Which output it is about: the path ends in its name, or in that of its reveal. */
function streamIn({ path, params }: Request): StreamName | null {
  if (params.instanceId === undefined) return null;
  return streamNames.find((name) => path.endsWith(`/${name}`) || path.endsWith(`/${name}/reveal`)) ?? null;
}

/** What `callFor` will answer. */
function profileRefusal(wanted: string | undefined): ErrorCode {
  return wanted === undefined ? "FORBIDDEN" : "PROFILE_NOT_FOUND";
}

function cut(value: string | string[] | undefined): string | null {
  return typeof value === "string" && value !== "" ? value.slice(0, listLimits.valueLength) : null;
}
