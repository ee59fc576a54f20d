import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";

const nonces = new WeakMap<ServerResponse, string>();

/** The nonce of the styles in this response: fresh for each, the same for its header and its page. */
export function styleNonceOf(res: ServerResponse): string {
  const nonce = nonces.get(res) ?? randomBytes(16).toString("base64url");
  nonces.set(res, nonce);
  return nonce;
}

/** What a page of ours never needs, switched off in case a script gets in after all. */
const permissionsPolicy = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** The security headers of every response. `https`: people reach the dashboard by https only. */
export function createSecurityHeaders(https: boolean): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", (_req, res) => `'nonce-${styleNonceOf(res)}'`],
          imgSrc: ["'self'", "data:"],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          workerSrc: ["'self'"],
          manifestSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: "no-referrer" },
      strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      xFrameOptions: { action: "deny" },
    }),
    (_req, res, next) => {
      res.set("Permissions-Policy", permissionsPolicy);
      next();
    },
  ];
}
