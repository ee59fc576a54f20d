import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { type AuditEvent, auditEventSchema } from "@command-history/contract";
import { createSimulator, workday } from "@command-history/simulator";
import {
  type IdentityProvider,
  type Person,
  startIdentityProvider,
} from "../../../bff/tests/support/identity-provider.ts";
import { startRedis } from "../../../bff/tests/support/redis-server.ts";
import { type BuiltBff, type Stack, startBuiltBff } from "../stack.ts";
import { type Nginx, nginxAddress, PortTakenError, startNginx } from "./nginx.ts";
import { findProgram } from "./program.ts";
import { startUpstreamGate, type UpstreamGate } from "./upstream-gate.ts";

export const people = {
  /** Reads outputs, lifts masks, and reads the audit trail. */
  ana: { id: "ana", name: "Ana Ops", groups: ["ops"] },
  /** Sees the list and statuses. */
  vik: { id: "vik", name: "Vik Support", groups: ["support"] },
} satisfies Record<string, Person>;

const programs = ["nginx", "redis-server", "openssl"].map((name) => ({ name, path: findProgram(name) }));
const missing = programs.filter(({ path }) => path === undefined).map(({ name }) => name);

/** Why a team cannot be started on this machine; undefined when it can. */
export const hindrance =
  process.platform !== "linux"
    ? "it takes Linux"
    : missing.length > 0
      ? `not installed: ${missing.join(", ")}`
      : undefined;

/** One of the two servers behind nginx. */
export interface Replica extends BuiltBff {
  /** The upstream's calls that carry this are of this replica. */
  readonly accessKeyId: string;
  /** The events of its audit trail. */
  trail(): readonly AuditEvent[];
}

/** The dashboard as a team runs it: nginx, two replicas, Redis and an identity provider. `url` is that of nginx. */
export interface Team extends Stack {
  /** Where nginx sends people on to `url`. */
  readonly plainUrl: string;
  /** By which nginx shows who it is. PEM. */
  readonly certificate: string;
  readonly provider: IdentityProvider;
  readonly replicas: readonly [Replica, Replica];
  readonly gate: UpstreamGate;
}

/** Starts all of it. Whatever fails, nothing stays behind. */
export async function startTeam(): Promise<Team> {
  for (let attempts = 5; ; attempts--) {
    try {
      return await startTeamOn([await freePort(), await freePort()]);
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempts === 1) throw error;
    }
  }
}

async function startTeamOn(ports: readonly [https: number, http: number]): Promise<Team> {
  const url = `https://localhost:${ports[0]}`;
  const started: (() => Promise<void>)[] = [];
  async function keep<Part extends { close(): Promise<void> }>(starting: Promise<Part>): Promise<Part> {
    const part = await starting;
    started.push(() => part.close());
    return part;
  }
  async function close(): Promise<void> {
    // The last first: none is asked by another that still runs. One that fails must not keep the rest running.
    const failed: unknown[] = [];
    for (const end of started.reverse()) await end().catch((error: unknown) => failed.push(error));
    if (failed.length > 0) throw new AggregateError(failed, "not all of the team could be stopped");
  }

  try {
    const simulator = createSimulator({ companyClock: workday, credentials: [newKey(), newKey()] });
    const upstream = await simulator.listen();
    started.push(() => simulator.close());
    const gate = await keep(startUpstreamGate(upstream.url));
    const redis = await keep(startRedis());
    const clientId = "command-history";
    const clientSecret = secret();
    const [redirectUri, homeUrl] = [`${url}/auth/callback`, `${url}/`];
    const provider = await keep(
      startIdentityProvider({ people: Object.values(people), clientId, clientSecret, redirectUri, homeUrl }),
    );
    const settings = {
      PUBLIC_URL: url,
      TRUSTED_PROXIES: nginxAddress,
      AUTH_MODE: "oidc",
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_SCOPES: "openid profile email groups",
      SESSION_SECRETS: secret(),
      REDIS_URL: redis.url,
      VIEWER_GROUPS: "support",
      READER_GROUPS: "ops",
      REVEALER_GROUPS: "ops",
      AUDITOR_GROUPS: "ops",
      ZENLAYER_ENDPOINT: gate.url,
    };
    const keys = simulator.credentials;
    const replicas = [
      await keep(startReplica(settings, keys[0])),
      await keep(startReplica(settings, keys[1] ?? keys[0])),
    ] as const;
    const nginx: Nginx = await keep(startNginx({ ...nginxPrograms(), ports, replicas: hostsOf(replicas) }));
    return {
      url,
      plainUrl: `http://localhost:${ports[1]}`,
      certificate: nginx.certificate,
      simulator,
      upstreamUrl: upstream.url,
      provider,
      replicas,
      gate,
      log: () => replicas.map((replica) => replica.log()).join("\n"),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Key = ReturnType<typeof newKey>;

async function startReplica(
  settings: Readonly<Record<string, string>>,
  { accessKeyId, accessKeySecret }: Key,
): Promise<Replica> {
  const bff = await startBuiltBff({
    ...settings,
    ZENLAYER_ACCESS_KEY_ID: accessKeyId,
    ZENLAYER_ACCESS_KEY_SECRET: accessKeySecret,
  });
  return {
    ...bff,
    accessKeyId,
    trail: () =>
      bff
        .log()
        .split("\n")
        .filter((line) => line.startsWith('{"audit":1'))
        .map((line) => auditEventSchema.parse(JSON.parse(line))),
  };
}

/** Throws where one is missing. */
function nginxPrograms(): { nginx: string; openssl: string } {
  const [nginx, openssl] = [findProgram("nginx"), findProgram("openssl")];
  if (nginx === undefined || openssl === undefined) throw new Error(hindrance);
  return { nginx, openssl };
}

function hostsOf([one, other]: readonly [Replica, Replica]): readonly [string, string] {
  return [new URL(one.url).host, new URL(other.url).host];
}

function newKey(): { accessKeyId: string; accessKeySecret: string } {
  return { accessKeyId: `sim-${randomBytes(8).toString("hex")}`, accessKeySecret: secret() };
}

function secret(): string {
  return randomBytes(33).toString("base64url");
}

/** nginx must be told its port, and people's address of the dashboard has it, before nginx can start. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const closed = once(server, "close");
  server.close();
  await closed;
  return typeof address === "object" && address !== null ? address.port : 0;
}
