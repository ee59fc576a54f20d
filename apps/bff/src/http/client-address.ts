import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import type { Config } from "../config/config.ts";

/**
 * Where a request comes from: the other end of the connection, or, behind trusted proxies, the last address in
 * `X-Forwarded-For` that is not one of theirs. What stands further left the client wrote itself.
 */
export function addressOf(
  req: IncomingMessage,
  { trustedProxies }: Pick<Config["server"], "trustedProxies">,
): string {
  let address = withoutMapping(req.socket.remoteAddress ?? "");
  const forwarded = req.headersDistinct["x-forwarded-for"];
  if (forwarded === undefined) return address;
  const trusted = listOf(trustedProxies);
  for (const entry of forwarded.join(",").split(",").reverse()) {
    if (!isOn(trusted, address)) break;
    const next = withoutMapping(entry.trim());
    if (isIP(next) === 0) break;
    address = next;
  }
  return address;
}

/** Whether the other end of the connection is one of these: then its word can be taken for more than itself. */
export function isFromTrustedProxy(
  req: IncomingMessage,
  { trustedProxies }: Pick<Config["server"], "trustedProxies">,
): boolean {
  const { socket } = req;
  const known = trustedSockets.get(socket);
  if (known !== undefined) return known;
  const isTrusted = isOn(listOf(trustedProxies), withoutMapping(socket.remoteAddress ?? ""));
  trustedSockets.set(socket, isTrusted);
  return isTrusted;
}

/** A connection does not change its other end, and a proxy in front keeps its connections for many requests. */
const trustedSockets = new WeakMap<object, boolean>();

const lists = new WeakMap<readonly string[], BlockList>();

/** Named once at the start, asked with every request. */
function listOf(ranges: readonly string[]): BlockList {
  const existing = lists.get(ranges);
  if (existing !== undefined) return existing;
  const list = new BlockList();
  for (const range of ranges) {
    const [address = "", prefix] = range.split("/");
    const family = familyOf(address);
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  lists.set(ranges, list);
  return list;
}

function isOn(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, familyOf(address));
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

/** A socket that takes both kinds shows an IPv4 address as `::ffff:192.0.2.1`. */
function withoutMapping(address: string): string {
  return /^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(address) ? address.slice("::ffff:".length) : address;
}
