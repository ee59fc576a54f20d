import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Response } from "express";
import * as z from "zod";
import type { SessionLimits, SessionSecrets } from "../config/config.ts";
import type { SharedState } from "../shared-state/shared-state.ts";
import { clearCookie, createSealedCookie } from "./sealed-cookie.ts";

const cookieName = "__Host-command-history";
/** A session is sealed anew for what its owner does at most this often. */
const renewMs = 60_000;

const sessionSchema = z.object({
  kind: z.literal("session"),
  id: z.uuid(),
  user: z.object({ id: z.string(), name: z.string(), groups: z.array(z.string()) }),
  /** Both in ms of our clock. */
  signedInAt: z.number(),
  seenAt: z.number(),
});
type Session = z.infer<typeof sessionSchema>;

/** The one who signed in. Groups are only those that the configuration gives a meaning. */
export type SignedInUser = Session["user"];

/** The sessions of people who signed in here. Each lives in its owner's cookie, so that every replica knows it. */
export interface Sessions {
  /** Begins a session under an ID that never was, whatever cookie came with the request. */
  begin(res: Response, user: SignedInUser): Promise<void>;
  /** The session of a request, unless it is over; `unreadable` where it was not begun here. Throws SharedStateError. */
  read(req: IncomingMessage): Promise<Session | "unreadable" | undefined>;
  /** Puts off the end of an idle session. */
  renew(res: Response, session: Session): Promise<void>;
  /** Takes the cookie off the browser that asks. A copy of it goes on. */
  forget(res: Response): void;
  /** Ends a session for good, for every copy of its cookie and on every replica. Throws SharedStateError. */
  end(session: Session): Promise<void>;
}

export interface SessionParts {
  readonly secrets: SessionSecrets;
  readonly limits: SessionLimits;
  readonly sharedState: SharedState;
  now(): number;
}

export function createSessions({ secrets, limits, sharedState, now }: SessionParts): Sessions {
  const cookie = createSealedCookie(sessionSchema, secrets);
  return {
    async begin(res, user) {
      const at = now();
      const session: Session = { kind: "session", id: randomUUID(), user, signedInAt: at, seenAt: at };
      await cookie.write(res, cookieName, session);
    },
    async read(req) {
      const session = await cookie.read(req, cookieName);
      if (session === undefined || session === "unreadable") return session;
      if (now() >= endOf(session, limits)) return undefined;
      return (await sharedState.isMarked(endedKey(session))) ? undefined : session;
    },
    async renew(res, session) {
      if (now() - session.seenAt < renewMs) return;
      await cookie.write(res, cookieName, { ...session, seenAt: now() });
    },
    forget: (res) => clearCookie(res, cookieName),
    end: (session) => sharedState.mark(endedKey(session), session.signedInAt + limits.lifetimeMs),
  };
}

function endOf({ signedInAt, seenAt }: Session, { lifetimeMs, idleMs }: SessionLimits): number {
  return Math.min(signedInAt + lifetimeMs, seenAt + idleMs);
}

function endedKey({ id }: Session): string {
  return `ended-session:${id}`;
}
