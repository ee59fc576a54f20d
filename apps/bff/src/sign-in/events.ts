import type { Request, Response } from "express";
import { requestEvent } from "../audit/request-event.ts";
import type { Context } from "../context.ts";
import type { EdgeReason } from "../http/edge-refusal.ts";
import { logOf } from "../http/request-log.ts";
import type { RequestError } from "../problems/request-error.ts";
import { SignInError } from "./provider-problem.ts";
import type { SignedInUser } from "./sessions.ts";

type Parts = Pick<Context, "audit" | "config">;

/** Somebody signed in. */
export async function recordSignIn(
  context: Parts,
  req: Request,
  res: Response,
  user: SignedInUser,
): Promise<void> {
  logOf(req).info({ user: user.id }, "signed in");
  await context.audit.record(requestEvent(context, req, res, { action: "sign-in", user }));
}

/** Somebody came back from the provider and was not let in. */
export async function recordRefusedSignIn(
  context: Parts,
  req: Request,
  res: Response,
  error: RequestError,
): Promise<void> {
  const reason = error instanceof SignInError ? error.reason : undefined;
  logOf(req).warn({ code: error.code, reason }, "a sign-in failed");
  await context.audit.record(requestEvent(context, req, res, { action: "sign-in", code: error.code }));
}

/** Somebody came with a session cookie that this server did not seal: a forged one, or one of secrets that are gone. */
export async function recordUnreadableSession(context: Parts, req: Request, res: Response): Promise<void> {
  const reason: EdgeReason = "a session that was not begun here";
  await context.audit.record(
    requestEvent(context, req, res, { action: "refused", code: "UNAUTHENTICATED", reason }),
  );
}

/** Somebody signed out. */
export async function recordSignOut(
  context: Parts,
  req: Request,
  res: Response,
  user: SignedInUser,
): Promise<void> {
  logOf(req).info({ user: user.id }, "signed out");
  await context.audit.record(requestEvent(context, req, res, { action: "sign-out", user }));
}
