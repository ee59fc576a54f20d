import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type Configuration, type JWK, Provider } from "oidc-provider";

/** A person who can sign in, by the ID alone: nothing here is secret. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly string[];
}

export interface IdentityProviderOptions {
  readonly people: readonly Person[];
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly homeUrl: string;
  /** Port 0, the default, takes a free one. */
  readonly port?: number;
}

/** A real OpenID Connect provider on this machine. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly port: number;
  /** Signs with another key from now on, and publishes it instead of the former. */
  rotateKeys(): void;
  /** Signs with another key from now on, and publishes a third, under the ID of the one that signs. */
  forgeKeys(): void;
  /** Answers nobody until it is told to resume. */
  stop(): Promise<void>;
  resume(): Promise<void>;
  close(): Promise<void>;
}

export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const server = createServer().listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server);
  const issuer = `http://127.0.0.1:${port}`;
  let key = newKey();
  let published: JWK | undefined;
  let handler = handlerOf(issuer, options, key);

  server.on("request", (req, res) => {
    if (req.url === "/jwks" && published !== undefined) {
      res.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [published] }));
      return;
    }
    handler(req, res).catch((error: unknown) => {
      res.statusCode = 500;
      res.end(String(error));
    });
  });

  function changeKey(): void {
    key = newKey();
    handler = handlerOf(issuer, options, key);
  }
  async function stop(): Promise<void> {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  }
  return {
    issuer,
    port,
    rotateKeys: changeKey,
    forgeKeys() {
      changeKey();
      const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...other } = newKey();
      published = { ...other, ...(key.kid === undefined ? {} : { kid: key.kid }) };
    },
    stop,
    async resume() {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    close: stop,
  };
}

function handlerOf(
  issuer: string,
  options: IdentityProviderOptions,
  key: JWK,
): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const provider = new Provider(issuer, configurationOf(options, key));
  const standard = provider.callback();
  return async (req, res) => {
    if (!req.url?.startsWith("/interaction/")) {
      await standard(req, res);
    } else if (req.method === "POST") {
      const accountId = new URLSearchParams(await text(req)).get("person") ?? "";
      const result = options.people.some(({ id }) => id === accountId)
        ? { login: { accountId } }
        : { error: "access_denied", error_description: "nobody was chosen" };
      await provider.interactionFinished(req, res, result);
    } else {
      res.setHeader("content-type", "text/html; charset=utf-8").end(formOf(options.people));
    }
  };
}

function configurationOf(
  { people, clientId, clientSecret, redirectUri, homeUrl }: IdentityProviderOptions,
  key: JWK,
): Configuration {
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [homeUrl],
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    scopes: ["openid", "profile", "email", "groups"],
    claims: { openid: ["sub"], profile: ["name"], email: ["email"], groups: ["groups"] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = pageOf(
            "Sign out",
            `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`,
          );
        },
      },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount: (_ctx, sub) => {
      const person = people.find(({ id }) => id === sub);
      if (person === undefined) return undefined;
      const { id, name, groups } = person;
      return {
        accountId: id,
        claims: () => ({ sub: id, name, email: `${id}@example.org`, groups: [...groups] }),
      };
    },
    // Nobody is asked whether the dashboard may know who they are.
    async loadExistingGrant({ oidc }) {
      const { client, session, provider } = oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grantId = session.grantIdFor(client.clientId);
      const existing = grantId === undefined ? undefined : await provider.Grant.find(grantId);
      if (existing !== undefined) return existing;
      const grant = new provider.Grant();
      grant.clientId = client.clientId;
      grant.accountId = session.accountId;
      grant.addOIDCScope("openid profile email groups");
      await grant.save();
      return grant;
    },
    renderError: (ctx, { error }) => {
      ctx.type = "text/plain";
      ctx.body = `The provider refused: ${error}\n`;
    },
  };
}

function newKey(): JWK {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { kty = "", n = "", e = "", ...others } = privateKey.export({ format: "jwk" });
  const kid = createHash("sha256").update(n).digest("base64url");
  return { kty, n, e, ...others, kid, use: "sig" };
}

function formOf(people: readonly Person[]): string {
  const buttons = people.map(
    ({ id, name, groups }) =>
      `<p><button name="person" value="${id}">${name}</button> in ${groups.slice(0, 5).join(", ") || "no group"}</p>`,
  );
  return pageOf(
    "Sign in as",
    `<form method="post">${buttons.join("\n")}<p><button name="person" value="">Nobody</button></p></form>`,
  );
}

function pageOf(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}</html>\n`;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
