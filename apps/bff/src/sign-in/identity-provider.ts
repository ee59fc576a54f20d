import * as client from "openid-client";
import type { OidcConfig } from "../config/config.ts";
import type { Attempt } from "./attempts.ts";
import { providerProblem } from "./provider-problem.ts";
import { createSelfDescription } from "./self-description.ts";
import type { Claims } from "./user-of-claims.ts";

/** For each request to the provider. A person waits for it. */
const timeoutSeconds = 10;
const discoveryAttempts = 2;

/** The OpenID Connect provider that signs people in. It is first asked when somebody signs in. */
export interface IdentityProvider {
  /** Where to send someone to sign in. Throws RequestError. */
  signInUrl(attempt: Attempt): Promise<URL>;
  /** The claims about the one whom the provider sent back with this query. Throws RequestError. */
  claimsOf(query: string, attempt: Attempt): Promise<Claims>;
  /** Where to send someone to sign out there too; undefined when the provider has no such page. */
  signOutUrl(): Promise<URL | undefined>;
}

export function newAttempt(returnTo: string): Attempt {
  return {
    state: client.randomState(),
    nonce: client.randomNonce(),
    codeVerifier: client.randomPKCECodeVerifier(),
    returnTo,
  };
}

export function createIdentityProvider(
  oidc: OidcConfig,
  clientSecret: string,
  now: () => number,
): IdentityProvider {
  const configuration = createSelfDescription(() => discover(oidc, clientSecret), now);

  return {
    async signInUrl({ state, nonce, codeVerifier }) {
      try {
        return client.buildAuthorizationUrl(await configuration(), {
          redirect_uri: oidc.redirectUri.href,
          scope: oidc.scopes,
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: "S256",
        });
      } catch (error) {
        throw providerProblem(error);
      }
    },
    async claimsOf(query, { state, nonce, codeVerifier }) {
      // Not the address of the request: only its query comes from the provider.
      const url = new URL(oidc.redirectUri);
      url.search = query;
      try {
        const provider = await configuration();
        const tokens = await client.authorizationCodeGrant(provider, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new Error("the provider sent no ID token");
        if (hasAll(claims, oidc) || provider.serverMetadata().userinfo_endpoint === undefined) return claims;
        return { ...(await client.fetchUserInfo(provider, tokens.access_token, claims.sub)), ...claims };
      } catch (error) {
        throw providerProblem(error);
      }
    },
    async signOutUrl() {
      const provider = await configuration().catch(() => undefined);
      if (provider?.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(provider, { post_logout_redirect_uri: oidc.homeUrl.href });
    },
  };
}

async function discover(
  { issuer, clientId }: OidcConfig,
  clientSecret: string,
): Promise<client.Configuration> {
  // The ID token's signature is checked although it comes over TLS: who can answer there has no key of the provider.
  const execute = [client.enableNonRepudiationChecks];
  if (issuer.protocol === "http:") execute.push(client.allowInsecureRequests);
  const options = { timeout: timeoutSeconds, execute };
  for (let attempt = 1; ; attempt++) {
    try {
      return await client.discovery(issuer, clientId, undefined, authentication(clientSecret), options);
    } catch (error) {
      if (attempt === discoveryAttempts) throw error;
    }
  }
}

/** By the header, the method that every provider must take unless it says otherwise; else in the body. */
function authentication(clientSecret: string): client.ClientAuth {
  const [inHeader, inBody] = [client.ClientSecretBasic(clientSecret), client.ClientSecretPost(clientSecret)];
  return (server, metadata, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const authenticate = methods.includes("client_secret_basic") ? inHeader : inBody;
    authenticate(server, metadata, body, headers);
  };
}

/** Whether the ID token says all that is configured. What it leaves out, the provider tells when asked. */
function hasAll(claims: Claims, { claims: names }: OidcConfig): boolean {
  return Object.values(names).every((name) => claims[name] !== undefined);
}
