import { Writable } from "node:stream";
import {
  type AuditEvent,
  auditEventSchema,
  pageHeader,
  type Session,
  sessionPath,
  sessionSchema,
  signInPathTo,
  signOutPath,
} from "@command-history/contract";
import { createSimulator, type Simulator, workday } from "@command-history/simulator";
import { expect } from "vitest";
import type { AccessConfig, SessionSecrets } from "../../src/config/config.ts";
import type { SignInSettings } from "../../src/config/sign-in-environment.ts";
import { type Answer, Browser } from "./browser.ts";
import { type IdentityProvider, type Person, startIdentityProvider } from "./identity-provider.ts";
import { type Bff, startBff } from "./stack.ts";

/** Where people open the dashboard. Browsers of the tests are led to a BFF from there, as by a reverse proxy. */
export const publicUrl = "https://history.example";
export const sessionCookie = "__Host-command-history";

export const ana: Person = { id: "ana", name: "Ana Ops", groups: ["ops"] };
export const vik: Person = { id: "vik", name: "Vik <Support>", groups: ["support"] };
/** In more groups than any cookie holds, one of which has a meaning here. */
export const max: Person = {
  id: "max",
  name: "Max Member",
  groups: [...Array.from({ length: 3000 }, (_, index) => `group-number-${index}`), "support"],
};
/** In no group that has a meaning here. */
export const nina: Person = { id: "nina", name: "Nina Nobody", groups: ["sales"] };

export const access: AccessConfig = {
  roleGroups: { viewer: ["support"], reader: ["ops"], revealer: ["ops"], auditor: ["ops"] },
  profileGroups: new Map(),
};

const clientId = "command-history";
const clientSecret = "client-secret-that-stays-in-the-server";
export const sessionSecrets: SessionSecrets = ["session-secret-that-seals-0123456789abcdef"];
export const limits = { idleMs: 60 * 60_000, lifetimeMs: 12 * 3_600_000 };

function oidcSettings(issuer: string, secrets: SessionSecrets = sessionSecrets): SignInSettings {
  return {
    config: {
      mode: "oidc",
      issuer: new URL(issuer),
      clientId,
      scopes: "openid profile email groups",
      claims: { user: "sub", name: "name", groups: "groups" },
      redirectUri: new URL("/auth/callback", publicUrl),
      homeUrl: new URL("/", publicUrl),
      session: limits,
    },
    secrets: { mode: "oidc", clientSecret, sessionSecrets: secrets },
  };
}

export interface ReplicaOptions {
  readonly secrets?: SessionSecrets;
  readonly issuer?: string;
  readonly redisUrl?: string;
}

/** A provider, an upstream, and the BFFs that a test starts, whose clock it sets. */
export class OidcStack {
  readonly provider: IdentityProvider;
  readonly simulator: Simulator;
  readonly #endpoint: string;
  readonly #bffs: Bff[] = [];
  readonly #browsers: Browser[] = [];
  readonly #trail: string[] = [];
  readonly #output = new Writable({
    write: (chunk, _encoding, done) => {
      this.#trail.push(String(chunk));
      done();
    },
  });
  /** How far the BFFs' clock is ahead, in ms. */
  ahead = 0;

  private constructor(provider: IdentityProvider, simulator: Simulator, endpoint: string) {
    this.provider = provider;
    this.simulator = simulator;
    this.#endpoint = endpoint;
  }

  static async start(): Promise<OidcStack> {
    const provider = await startIdentityProvider({
      people: [ana, vik, max, nina],
      clientId,
      clientSecret,
      redirectUri: `${publicUrl}/auth/callback`,
      homeUrl: `${publicUrl}/`,
    });
    const simulator = createSimulator({ invocations: 100, companyClock: workday });
    const { url } = await simulator.listen();
    return new OidcStack(provider, simulator, url);
  }

  async startBff(options: ReplicaOptions = {}): Promise<Bff> {
    const bff = await startBff({
      endpoint: this.#endpoint,
      credentials: new Map([["main", this.simulator.credentials[0]]]),
      publicUrl,
      access,
      signIn: oidcSettings(options.issuer ?? this.provider.issuer, options.secrets),
      redisUrl: options.redisUrl,
      audit: { sink: { kind: "stdout" }, required: false },
      overrides: { now: () => Date.now() + this.ahead, output: this.#output },
    });
    this.#bffs.push(bff);
    return bff;
  }

  /** A fresh browser, to which this BFF is the dashboard. */
  browserOf(bff: Bff): Browser {
    const browser = new Browser({ [publicUrl]: bff.url });
    this.#browsers.push(browser);
    return browser;
  }

  /** The audit trail's events, oldest first. */
  get trail(): AuditEvent[] {
    return this.#trail.map((line) => auditEventSchema.parse(JSON.parse(line)));
  }

  /** Fails when a secret stands in anything a BFF logged or answered, but for the cookies themselves. */
  expectNoSecretTold(): void {
    const secrets = [
      clientSecret,
      ...sessionSecrets,
      ...this.#browsers.flatMap((browser) => browser.secrets),
    ];
    const told = [
      ...this.#trail,
      ...this.#bffs.map((bff) => bff.logText()),
      ...this.#browsers.flatMap(({ answers }) =>
        answers
          .filter(({ url }) => url.origin === publicUrl)
          .map(({ body, headers }) => body + headers.location),
      ),
    ].join("\n");
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#bffs.map((bff) => bff.close()));
    await this.simulator.close();
    await this.provider.close();
  }
}

/**
 * Signs someone in, up to the page they wanted. `visit` sees each address on the way to the provider and back, and can
 * change it, or stop there.
 */
export async function signIn(
  browser: Browser,
  person: Person,
  returnTo = "/",
  visit: (url: URL) => URL | undefined = (url) => url,
): Promise<Answer> {
  const form = await browser.open(`${publicUrl}${signInPathTo(returnTo)}`, visit);
  if (form.url.origin === publicUrl || form.headers.location !== undefined) return form;
  const chosen = await browser.ask(form.url, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ person: person.id }).toString(),
  });
  const next = visit(new URL(chosen.headers.location ?? "", form.url));
  return next === undefined ? chosen : browser.open(next, visit);
}

/** The address under which the provider sends someone back, without going there. */
export async function callbackOf(browser: Browser, person: Person): Promise<URL> {
  let callback: URL | undefined;
  await signIn(browser, person, "/", (url) => {
    if (!url.href.startsWith(`${publicUrl}/auth/callback`)) return url;
    callback = url;
    return undefined;
  });
  if (callback === undefined) throw new Error("the provider sent nobody back");
  return callback;
}

export async function sessionOf(browser: Browser): Promise<Session> {
  return sessionSchema.parse((await browser.ask(`${publicUrl}${sessionPath}`)).json());
}

export function signOut(browser: Browser): Promise<Answer> {
  return browser.ask(`${publicUrl}${signOutPath}`, {
    method: "POST",
    headers: { [pageHeader.name]: pageHeader.value },
  });
}
