import type { SignInSettings } from "../../src/config/sign-in-environment.ts";

export const proxySecret = "secret-between-proxy-and-dashboard-4567";

/** Sign-in by a proxy in front, which the tests play. It counts where their address is a trusted one. */
export const proxySignIn: SignInSettings = {
  config: {
    mode: "proxy",
    userHeader: "X-Forwarded-User",
    nameHeader: "X-Forwarded-Name",
    groupsHeader: "X-Forwarded-Groups",
    secretHeader: "X-Proxy-Secret",
  },
  secrets: { mode: "proxy", proxySecret },
};

/** What the proxy sends of a person. `groups`: between commas. */
export function fromProxy(user: string, groups: string): Record<string, string> {
  return { "X-Proxy-Secret": proxySecret, "X-Forwarded-User": user, "X-Forwarded-Groups": groups };
}
