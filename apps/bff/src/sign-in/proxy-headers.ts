import type { IncomingMessage } from "node:http";
import { isSameSecret } from "../access/same-secret.ts";
import type { ProxyConfig } from "../config/config.ts";
import { headerSpelling } from "../config/header-text.ts";
import { EdgeRefusal } from "../http/edge-refusal.ts";
import type { SignedInUser } from "./sessions.ts";

/**
 * Whom the proxy in front names; undefined when it names nobody, or when the request is not the proxy's. The headers
 * that could name someone are taken off the request in every case, so that nothing after this can go by them.
 * `fromProxy`: the other end of the connection is a trusted address. Throws EdgeRefusal for a request of the proxy
 * that names a person in two ways.
 */
export function takeProxyUser(
  req: IncomingMessage,
  proxy: ProxyConfig,
  proxySecret: string,
  fromProxy: boolean,
): SignedInUser | undefined {
  const { userHeader, nameHeader, groupsHeader, secretHeader } = proxy;
  const given = takeHeaders(req, spellingsOf(proxy));
  const secrets = given.get(secretHeader) ?? [];
  const hasSecret = secrets.some(({ value }) => isSameSecret(value, proxySecret));
  if (!fromProxy || !hasSecret) return undefined;

  for (const [name, spellings] of given) {
    const [first, ...others] = spellings;
    if (others.length > 0 || first?.name.toLowerCase() !== name.toLowerCase()) {
      throw new EdgeRefusal(
        "identity headers in two spellings",
        "UNAUTHENTICATED",
        `The proxy in front passes the header ${name} on twice, or under another spelling, so that it is not clear who asks. It must take these headers off what clients send.`,
      );
    }
  }
  const id = textOf(given.get(userHeader));
  if (id === undefined) return undefined;
  return {
    id,
    name: (nameHeader === undefined ? undefined : textOf(given.get(nameHeader))) ?? id,
    groups: (textOf(given.get(groupsHeader)) ?? "")
      .split(",")
      .map((group) => group.trim())
      .filter((group) => group !== ""),
  };
}

interface GivenHeader {
  /** As it was sent. */
  readonly name: string;
  readonly value: string;
}

const spellings = new WeakMap<ProxyConfig, ReadonlyMap<string, string>>();

/** The names of the headers that could name someone, by what all their spellings have in common. */
function spellingsOf(proxy: ProxyConfig): ReadonlyMap<string, string> {
  const known = spellings.get(proxy);
  if (known !== undefined) return known;
  const { userHeader, nameHeader, groupsHeader, secretHeader } = proxy;
  const names = [userHeader, groupsHeader, secretHeader, ...(nameHeader === undefined ? [] : [nameHeader])];
  const made = new Map(names.map((name) => [headerSpelling(name), name]));
  spellings.set(proxy, made);
  return made;
}

/** Takes the headers of these names, in every spelling, off a request. Those that were there, by the name asked for. */
function takeHeaders(req: IncomingMessage, nameOf: ReadonlyMap<string, string>): Map<string, GivenHeader[]> {
  const given = new Map<string, GivenHeader[]>();
  const kept: string[] = [];
  const taken = new Set<string>();
  const { rawHeaders } = req;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    const value = rawHeaders[index + 1] ?? "";
    const wanted = nameOf.get(headerSpelling(name));
    if (wanted === undefined) {
      kept.push(name, value);
    } else {
      const others = given.get(wanted);
      if (others === undefined) given.set(wanted, [{ name, value }]);
      else others.push({ name, value });
      taken.add(name.toLowerCase());
    }
  }
  if (taken.size > 0) {
    req.headers = without(req.headers, taken);
    req.headersDistinct = without(req.headersDistinct, taken);
    // At last: Node makes the other two of these when they are first looked at.
    req.rawHeaders = kept;
  }
  return given;
}

/** The headers but for these. Made anew: one that is deleted makes the engine slow with all that are left. */
function without<Value>(headers: NodeJS.Dict<Value>, names: ReadonlySet<string>): NodeJS.Dict<Value> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.has(name)));
}

/** The text of a header that was sent once. Node reads headers as latin1; people's names come as UTF-8. */
function textOf(given: readonly GivenHeader[] | undefined): string | undefined {
  const bytes = Buffer.from(given?.[0]?.value ?? "", "latin1");
  const text = bytes.toString("utf8").trim();
  return text === "" || /[\p{Cc}\uFFFD]/u.test(text) ? undefined : text;
}
