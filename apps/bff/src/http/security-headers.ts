import { randomBytes } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { RequestHandler } from "express";
import helmet from "helmet";
import { cspReportsPath } from "./csp-report.ts";
import { PerRequest } from "./per-request.ts";

const nonces = new PerRequest<ServerResponse, string>("nonce");

/** The nonce of the scripts and styles in this response: fresh for each, the same for its header and its page. */
export function nonceOf(res: ServerResponse): string {
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

const reportGroup = "csp";

function nonceSource(_req: IncomingMessage, res: ServerResponse): string {
  return `'nonce-${nonceOf(res)}'`;
}

/** The security headers of every response. `https`: people reach the dashboard by https only. */
export function createSecurityHeaders(https: boolean): RequestHandler {
  const reports = {
    reportUri: [cspReportsPath],
    // The newer way, which browsers go by https only. One that knows it leaves the other.
    ...(https ? { reportTo: [reportGroup] } : {}),
  };
  const policyOfPages = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: [nonceSource, "'strict-dynamic'"],
      styleSrc: ["'self'", nonceSource],
      imgSrc: ["'self'", "data:"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      // The page has one policy, `default`: no markup as text, and no worker but its own.
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["default"],
      ...reports,
    },
  });
  const policyOfData = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      ...reports,
    },
  });
  const always = helmet({
    contentSecurityPolicy: false,
    referrerPolicy: { policy: "no-referrer" },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
  });
  const common = [
    ...headersBy(always),
    ["Permissions-Policy", permissionsPolicy] as const,
    ...(https ? [["Reporting-Endpoints", `${reportGroup}="${cspReportsPath}"`] as const] : []),
  ];
  const ofData = headersBy(policyOfData);
  return (req, res, next) => {
    setHeaders(res, common);
    // What the API sends is never a page, and opened as one it may do nothing.
    if (!req.path.startsWith("/api/")) return policyOfPages(req, res, next);
    setHeaders(res, ofData);
    next();
  };
}

type Headers = readonly (readonly [name: string, value: string])[];

/** What a middleware sets, which is the same for every response: it is asked once, and not with each. */
function headersBy(
  middleware: (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void,
): Headers {
  const req = new IncomingMessage(new Socket());
  const res = new ServerResponse(req);
  middleware(req, res, (error) => {
    if (error !== undefined) throw error;
  });
  return Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)]);
}

function setHeaders(res: ServerResponse, headers: Headers): void {
  for (const [name, value] of headers) res.setHeader(name, value);
}
