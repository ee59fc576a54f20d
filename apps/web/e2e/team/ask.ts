import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from "node:http";
import { request } from "node:https";
import { text } from "node:stream/consumers";
import type { Replica, Team } from "./team-stack.ts";

/** An answer, read whole. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface AskOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** The address to ask from. */
  readonly from?: string;
}

/** Asks nginx, which must show the certificate that it was given. */
export function askNginx(
  team: Team,
  path: string,
  { headers = {}, from = "127.0.0.1" }: AskOptions = {},
): Promise<Answer> {
  const { host, hostname, port } = new URL(team.url);
  return answerOf((answered, failed) => {
    const where = { host: "127.0.0.1", port, servername: hostname, ca: team.certificate, localAddress: from };
    const sent = request({ ...where, path, agent: false, headers: { host, ...headers } });
    sent.on("response", answered).on("error", failed).end();
  });
}

/** Asks one replica past nginx, as if it were asked by its public name. */
export function askReplica(
  team: Team,
  replica: Replica,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { host } = new URL(team.url);
  return answerOf((answered, failed) => {
    const sent = requestPlain(replica.url, { path, agent: false, headers: { host, ...headers } });
    sent.on("response", answered).on("error", failed).end();
  });
}

/** Rejects when the answer breaks off. */
async function answerOf(
  send: (answered: (response: IncomingMessage) => void, failed: (error: Error) => void) => void,
): Promise<Answer> {
  const response = await new Promise<IncomingMessage>(send);
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}
