import type { Request, Response } from "express";
import { requestEvent } from "../audit/request-event.ts";
import type { Context } from "../context.ts";
import { RequestError } from "../problems/request-error.ts";
import type { AccessRule } from "./access-rules.ts";
import { principalOf } from "./principal.ts";

interface GuardedRequest {
  readonly req: Request;
  readonly res: Response;
  /** Throws RequestError for what is refused. */
  check(): void;
}

/**
 * Checks a request, and leaves its event in the trail if its rule has one, before any handler sees it: what could not
 * be recorded has then not been read. Throws what `check` throws, and RequestError `AUDIT_UNAVAILABLE`.
 */
export async function checkAndAudit(
  context: Pick<Context, "audit" | "config">,
  { audit: action, auditedByHandler }: AccessRule,
  { req, res, check }: GuardedRequest,
): Promise<void> {
  try {
    check();
  } catch (error) {
    // One who is not signed in is asked to do so, which is no event.
    if (action !== undefined && error instanceof RequestError && error.code === "FORBIDDEN") {
      await context.audit.record(requestEvent(context, req, res, { action, code: error.code }));
    }
    throw error;
  }
  if (action === undefined) return;
  const event = requestEvent(context, req, res, { action });
  if (auditedByHandler && event.result === "allowed") return;
  // The trail itself holds no text, and one who wants to know why it cannot be written may read it.
  const opensText = action !== "audit" && (principalOf(res)?.roles.has("reader") ?? false);
  await context.audit.record(event, { opensText });
}
