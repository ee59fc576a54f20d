import type { IncomingMessage } from "node:http";
import type { Response } from "express";
import * as z from "zod";
import type { SessionSecrets } from "../config/config.ts";
import { clearCookie, cookieNames, createSealedCookie } from "./sealed-cookie.ts";

/** How long one may take to sign in at the provider. */
const lifetimeMs = 10 * 60_000;
/** Tabs of one browser that can be on their way to the provider at once. */
const maxAttempts = 4;
const namePrefix = "__Host-command-history-sign-in-";

const attemptSchema = z.object({
  kind: z.literal("sign-in"),
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  /** Sanitised. */
  returnTo: z.string(),
  startedAt: z.number(),
});

/** What must be known again when the provider sends someone back. */
export type Attempt = Pick<z.infer<typeof attemptSchema>, "state" | "nonce" | "codeVerifier" | "returnTo">;

/** Sign-ins under way. Each has a cookie of its own, so that several tabs do not end each other's. */
export interface Attempts {
  begin(req: IncomingMessage, res: Response, attempt: Attempt): Promise<void>;
  /** The attempt that this browser began under this state, if its time is not over. Forgets it. */
  take(req: IncomingMessage, res: Response, state: string): Promise<Attempt | undefined>;
}

export function createAttempts(secrets: SessionSecrets, now: () => number): Attempts {
  const cookie = createSealedCookie(attemptSchema, secrets);
  return {
    async begin(req, res, attempt) {
      const others = cookieNames(req, namePrefix);
      for (const name of others.slice(0, Math.max(0, others.length - maxAttempts + 1)))
        clearCookie(res, name);
      const content = { kind: "sign-in" as const, ...attempt, startedAt: now() };
      await cookie.write(res, nameOf(attempt.state), content, lifetimeMs);
    },
    async take(req, res, state) {
      const name = nameOf(state);
      const attempt = await cookie.read(req, name);
      if (attempt === undefined || attempt === "unreadable") return undefined;
      clearCookie(res, name);
      return now() < attempt.startedAt + lifetimeMs ? attempt : undefined;
    },
  };
}

/** The state itself is checked against the sealed one; this only finds the cookie. */
function nameOf(state: string): string {
  return namePrefix + state.replaceAll(/[^\w-]/g, "").slice(0, 8);
}
