import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { CookieOptions, Response } from "express";
import { sealData, unsealData } from "iron-session";
import type * as z from "zod";
import type { SessionSecrets } from "../config/config.ts";

/** Browsers keep no cookie whose name and value are longer than this together. */
const maxCookieLength = 4096;

/** What the `__Host-` prefix demands: a cookie of this host alone, which no other can set. */
const attributes = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } satisfies CookieOptions;

/** What stands in a cookie that nobody but this server can read or write. */
export interface SealedCookie<Content> {
  /** The content; undefined when there is no such cookie, `unreadable` when this server did not seal it as such. */
  read(req: IncomingMessage, name: string): Promise<Content | "unreadable" | undefined>;
  /** Without `maxAgeMs` the browser keeps it until it is closed. */
  write(res: Response, name: string, content: Content, maxAgeMs?: number): Promise<void>;
}

/** `schema` tells this kind of content from that of every other sealed cookie, so that none can stand for another. */
export function createSealedCookie<Content>(
  schema: z.ZodType<Content>,
  secrets: SessionSecrets,
): SealedCookie<Content> {
  const opening = Object.fromEntries(secrets.map((secret) => [idOf(secret), secret]));
  const sealing = { [idOf(secrets[0])]: secrets[0] };
  // The lifetime is part of the content, and checked against our clock: the seal's own knows another.
  const ttl = 0;
  return {
    async read(req, name) {
      const [value, ...others] = cookiesOf(req).flatMap(([each, text]) => (each === name ? [text] : []));
      if (value === undefined) return undefined;
      // One that comes twice says two things.
      if (others.length > 0 || name.length + value.length > maxCookieLength) return "unreadable";
      try {
        return (
          schema.safeParse(await unsealData<unknown>(value, { password: opening, ttl })).data ?? "unreadable"
        );
      } catch {
        // Something that was never a seal makes the library throw, each kind another error.
        return "unreadable";
      }
    },
    async write(res, name, content, maxAgeMs) {
      const value = await sealData(content, { password: sealing, ttl });
      if (name.length + value.length > maxCookieLength) throw new CookieTooLargeError(name);
      res.cookie(name, value, maxAgeMs === undefined ? attributes : { ...attributes, maxAge: maxAgeMs });
    },
  };
}

export class CookieTooLargeError extends Error {
  override readonly name = "CookieTooLargeError";

  constructor(name: string) {
    super(`the cookie ${name} would be longer than browsers keep`);
  }
}

export function clearCookie(res: Response, name: string): void {
  res.clearCookie(name, attributes);
}

/** The names of the cookies of a request that begin with this, in the browser's order: the oldest first. */
export function cookieNames(req: IncomingMessage, prefix: string): string[] {
  return cookiesOf(req)
    .map(([name]) => name)
    .filter((name) => name.startsWith(prefix));
}

function cookiesOf(req: IncomingMessage): [name: string, value: string][] {
  return (req.headers.cookie ?? "").split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at === -1 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]];
  });
}

/**
 * Names a secret in its seals, as the library asks: by a number. It follows from the secret alone, so that it is the
 * same on every replica, wherever the secret stands in the list.
 */
function idOf(secret: string): string {
  return String(createHash("sha256").update(secret).digest().readUIntBE(0, 6));
}
