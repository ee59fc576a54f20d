import { isIP } from "node:net";
import type { Request, RequestHandler } from "express";
import { EdgeRefusal } from "./edge-refusal.ts";

/** Probes and scrapes come to the address of the process, whatever the dashboard's own name is. */
export const probePaths: ReadonlySet<string> = new Set(["/healthz", "/readyz", "/metrics"]);

const hostPattern = /^(?<name>\[[\da-f:.]+\]|[\da-z._-]+)(?::\d{1,5})?$/;

/**
 * Refuses a request whose Host is not a name of this dashboard: a page of another site can have its own name lead to
 * this server (DNS rebinding), and would then count as the same origin. `publicUrl`: the one address it is reached
 * under. Without it those names only are taken that nobody else can own: localhost, and addresses.
 */
export function createHostCheck(publicUrl: URL | undefined): RequestHandler {
  return (req, _res, next) => {
    // `GET http://other.example/ HTTP/1.1` names a host of its own, and would leave the Host header without a meaning.
    if (!req.url.startsWith("/")) {
      throw new EdgeRefusal(
        "another host",
        "MALFORMED_REQUEST",
        "The request must name a path of this server.",
      );
    }
    const host = hostOf(req);
    const isOurs = publicUrl === undefined ? isUnowned(host) : isHostOf(publicUrl, host);
    if (isOurs || (probePaths.has(req.path) && isUnowned(host))) return next();
    throw new EdgeRefusal(
      "another host",
      "WRONG_HOST",
      publicUrl === undefined
        ? "Without PUBLIC_URL this dashboard answers to localhost and to IP addresses only. Set PUBLIC_URL to the address that people open."
        : "This dashboard answers only to the host of its PUBLIC_URL. A proxy in front must pass the Host header on.",
    );
  };
}

/** The Host header, in small letters. Throws EdgeRefusal unless there is exactly one. */
function hostOf(req: Request): string {
  const [host, ...others] = (req.headersDistinct.host ?? []).map((value) => value.toLowerCase());
  if (host !== undefined && others.length === 0 && hostPattern.test(host)) return host;
  throw new EdgeRefusal(
    "another host",
    "MALFORMED_REQUEST",
    "The request must have one Host header with a host in it.",
  );
}

function isHostOf({ protocol, host }: URL, given: string): boolean {
  const defaultPort = protocol === "https:" ? ":443" : ":80";
  return given === host || given === `${host}${defaultPort}`;
}

function isUnowned(host: string): boolean {
  const name = hostPattern.exec(host)?.groups?.name ?? "";
  return name === "localhost" || isIP(name.replace(/^\[|\]$/g, "")) !== 0;
}
