/** What the proxy in front of a dashboard shows it: the people in these groups have these roles. */
export const proxySettings = {
  AUTH_MODE: "proxy",
  TRUSTED_PROXIES: "127.0.0.1",
  PROXY_SECRET: "the-secret-of-the-proxy-in-front!!",
  PROXY_NAME_HEADER: "X-Forwarded-Name",
  VIEWER_GROUPS: "ops",
  READER_GROUPS: "dev",
} as const;

/** The headers that this proxy adds to the requests of one who is in these groups. */
export function asMemberOf(groups: string, id = "ada"): Record<string, string> {
  return {
    "X-Proxy-Secret": proxySettings.PROXY_SECRET,
    "X-Forwarded-User": id,
    "X-Forwarded-Name": "Ada Lovelace",
    "X-Forwarded-Groups": groups,
  };
}
