import { join } from "node:path";
import { defaultListQuery, invocationsPath, pageHeader } from "@command-history/contract";
import { startServer } from "../built-server.ts";
import { type Program, startProgram } from "../programs.ts";
import type { Question } from "./ask.ts";
import { findNginx, startNginx } from "./nginx.ts";
import { commandIdOf, type PageName, pages } from "./pages.ts";
import { addressIn } from "./programs/listening.ts";

export const serverNames = [
  "ours",
  "naive",
  "nginx",
  "http-proxy-middleware",
  "@fastify/http-proxy",
] as const;
export type ServerName = (typeof serverNames)[number];

/** A server that stands in front of the upstream. */
export interface MeasuredServer {
  readonly name: ServerName;
  start(upstream: string): Promise<Program>;
  /** How a browser asks it for a page. `question`: equal numbers are the same question. */
  question(page: PageName, question: number): Question;
}

/** What every browser sends. */
const browserHeaders = { "accept-encoding": "gzip, deflate, br", accept: "*/*" } as const;

/** Where people open the dashboard. */
const publicUrl = new URL("https://history.example");

/** A proxy in front of the dashboard ends TLS and signs people in: the secret it shows, and whom it names. */
const proxySecret = "of-the-bench-0123456789-0123456789-0123456789";
const signedIn = {
  Host: publicUrl.host,
  "X-Proxy-Secret": proxySecret,
  "X-Forwarded-User": "bench",
  "X-Forwarded-Groups": "ops",
} as const;
const signInEnv = {
  PUBLIC_URL: publicUrl.href,
  AUTH_MODE: "proxy",
  TRUSTED_PROXIES: "127.0.0.1",
  PROXY_SECRET: proxySecret,
  READER_GROUPS: "ops",
} as const;

function listQuestion(page: PageName, question: number, headers: Readonly<Record<string, string>>): Question {
  const query = { ...defaultListQuery, commandId: [commandIdOf(page, question)], pageSize: pages[page].rows };
  return { method: "GET", path: invocationsPath(query), headers: { ...browserHeaders, ...headers } };
}

/** A proxy passes the upstream's own requests on, so it is asked with one. */
function upstreamQuestion(page: PageName, question: number): Question {
  const request = { commandIds: [commandIdOf(page, question)], pageSize: pages[page].rows, pageNum: 1 };
  return {
    method: "POST",
    path: "/api/v2/zos",
    headers: {
      ...browserHeaders,
      "content-type": "application/json",
      "x-zc-action": "DescribeCommandInvocations",
    },
    body: JSON.stringify(request),
  };
}

function startPeer(file: string, upstream: string): Promise<Program> {
  const path = join(import.meta.dirname, "programs", file);
  return startProgram({ args: ["--import", "tsx", path, upstream], urlIn: addressIn });
}

export function startUpstream(): Promise<Program> {
  const path = join(import.meta.dirname, "programs/upstream.ts");
  return startProgram({ args: ["--import", "tsx", path], urlIn: addressIn });
}

const ours: MeasuredServer = {
  name: "ours",
  start: (upstream) =>
    startServer({ ZENLAYER_ENDPOINT: upstream, ZENLAYER_TOKEN: "of-the-bench", ...signInEnv }),
  question: (page, question) =>
    listQuestion(page, question, { ...signedIn, [pageHeader.name]: pageHeader.value }),
};

const naive: MeasuredServer = {
  name: "naive",
  start: (upstream) => startPeer("naive.ts", upstream),
  question: (page, question) => {
    const { rows } = pages[page];
    const path = `/api/invocations?commandId=${commandIdOf(page, question)}&pageSize=${rows}`;
    return { method: "GET", path, headers: browserHeaders };
  },
};

const httpProxyMiddleware: MeasuredServer = {
  name: "http-proxy-middleware",
  start: (upstream) => startPeer("http-proxy-middleware.ts", upstream),
  question: upstreamQuestion,
};

const fastifyHttpProxy: MeasuredServer = {
  name: "@fastify/http-proxy",
  start: (upstream) => startPeer("fastify-http-proxy.ts", upstream),
  question: upstreamQuestion,
};

/** The servers that can be measured on this machine. */
export function measuredServers(): readonly MeasuredServer[] {
  const command = findNginx();
  const nginx: MeasuredServer[] =
    command === undefined
      ? []
      : [{ name: "nginx", start: (upstream) => startNginx(command, upstream), question: upstreamQuestion }];
  return [ours, naive, ...nginx, httpProxyMiddleware, fastifyHttpProxy];
}
