import * as z from "zod";
import type { ProxyConfig, SignInSecrets } from "./config.ts";
import { headerSpelling } from "./header-text.ts";
import { missingFor } from "./missing-variable.ts";
import type { SettingProblem } from "./setting-problem.ts";
import { headerSecret } from "./variable-forms.ts";

const headerName = z.string().regex(/^[A-Za-z0-9-]+$/, "must be a header name of letters, digits and -");

/** The variables of a reverse proxy in front that signs people in. */
export const proxyVariables = {
  PROXY_USER_HEADER: headerName.default("X-Forwarded-User"),
  PROXY_NAME_HEADER: headerName.optional(),
  PROXY_GROUPS_HEADER: headerName.default("X-Forwarded-Groups"),
  PROXY_SECRET_HEADER: headerName.default("X-Proxy-Secret"),
  PROXY_SECRET: headerSecret.optional(),
};

type Values = z.infer<z.ZodObject<typeof proxyVariables>>;

interface ProxySettings {
  readonly config: ProxyConfig;
  readonly secrets: Extract<SignInSecrets, { mode: "proxy" }>;
}

/** The settings of the proxy, or what is missing for it. `trustedProxies`: whose word is taken at all. */
export function readProxy(
  values: Values,
  trustedProxies: readonly string[],
): ProxySettings | { readonly problems: readonly SettingProblem[] } {
  const { PROXY_SECRET: proxySecret } = values;
  const problems: SettingProblem[] = [];
  if (trustedProxies.length === 0) problems.push(missingFor("TRUSTED_PROXIES", "proxy"));
  if (proxySecret === undefined) problems.push(missingFor("PROXY_SECRET", "proxy"));
  const { PROXY_USER_HEADER, PROXY_NAME_HEADER, PROXY_GROUPS_HEADER, PROXY_SECRET_HEADER } = values;
  const names = [PROXY_USER_HEADER, PROXY_NAME_HEADER, PROXY_GROUPS_HEADER, PROXY_SECRET_HEADER]
    .filter((name) => name !== undefined)
    .map(headerSpelling);
  if (new Set(names).size < names.length) {
    problems.push({
      settings: [
        "AUTH_MODE",
        "PROXY_USER_HEADER",
        "PROXY_NAME_HEADER",
        "PROXY_GROUPS_HEADER",
        "PROXY_SECRET_HEADER",
      ],
      message:
        "PROXY_USER_HEADER, PROXY_NAME_HEADER, PROXY_GROUPS_HEADER and PROXY_SECRET_HEADER must be different headers",
    });
  }
  if (proxySecret === undefined || problems.length > 0) return { problems };
  return {
    config: {
      mode: "proxy",
      userHeader: PROXY_USER_HEADER,
      nameHeader: PROXY_NAME_HEADER,
      groupsHeader: PROXY_GROUPS_HEADER,
      secretHeader: PROXY_SECRET_HEADER,
    },
    secrets: { mode: "proxy", proxySecret },
  };
}
