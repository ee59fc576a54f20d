import { Writable } from "node:stream";
import { pageHeader } from "@command-history/contract";
import { createSimulator, type Simulator, type SimulatorOptions, workday } from "@command-history/simulator";
import { vi } from "vitest";
import * as z from "zod";
import type {
  AccessConfig,
  AuditConfig,
  Config,
  LimitsConfig,
  MaskingConfig,
  MemoryConfig,
  Secrets,
  UpstreamCallsConfig,
} from "../../src/config/config.ts";
import type { SignInSettings } from "../../src/config/sign-in-environment.ts";
import { upstreamConfigOf, upstreamVariables } from "../../src/config/upstream-environment.ts";
import { type ContextOverrides, createContext } from "../../src/context.ts";
import { createLogger } from "../../src/logger.ts";
import { type ClientTimeouts, startServer } from "../../src/server.ts";

// Servers start and megabytes flow here, on machines that have other things to do as well.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A running BFF, and what it logged. */
export interface Bff {
  readonly url: string;
  /** The log's lines, parsed. */
  readonly log: LogLine[];
  /** The line that is logged when the request of an answer is over, which can be after its client has it. */
  lineOf(response: Response): Promise<LogLine>;
  /** All that was logged, as text. */
  logText(): string;
  /** Asks as the page's own scripts do, with their header. */
  get(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

type LogLine = Record<string, unknown> & { msg: string };

export interface BffOptions {
  credentials: Secrets["credentials"];
  endpoint: string;
  timeZone?: string;
  publicUrl?: string;
  trustedProxies?: readonly string[];
  signIn?: SignInSettings;
  redisUrl?: string | undefined;
  memoryRedisUrl?: string;
  metricsToken?: string;
  tracesTo?: string;
  access?: AccessConfig;
  audit?: AuditConfig;
  masking?: MaskingConfig;
  limits?: Partial<LimitsConfig>;
  memory?: Partial<MemoryConfig>;
  calls?: Partial<UpstreamCallsConfig>;
  timeouts?: Partial<ClientTimeouts>;
  overrides?: ContextOverrides;
}

/** Everyone may do everything, as on one's own machine. */
export const withoutSignIn: AccessConfig = {
  roleGroups: { viewer: [], reader: [], revealer: [], auditor: [] },
  profileGroups: new Map(),
};

/** Of the upstream calls, as they are without settings. */
export const defaultCalls = upstreamConfigOf(z.object(upstreamVariables).parse({}));

/** What a test changes upstream is there at the next request. */
const withoutMemory: MemoryConfig = { freshMs: 0, maxBytes: 0 };

const withoutLimits: LimitsConfig = { perAddress: 0, perUser: 0, costly: 0, signIn: 0 };

export async function startBff(options: BffOptions): Promise<Bff> {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const [defaultName = ""] = options.credentials.keys();
  const config: Config = {
    server: {
      host: "127.0.0.1",
      port: 0,
      publicUrl: options.publicUrl === undefined ? undefined : new URL(options.publicUrl),
      trustedProxies: options.trustedProxies ?? [],
      stopDelayMs: 0,
    },
    logLevel: "trace",
    signIn: options.signIn?.config ?? { mode: "none" },
    access: options.access ?? withoutSignIn,
    masking: options.masking ?? { enabled: true, patterns: [] },
    audit: options.audit ?? { sink: { kind: "off" }, required: false },
    limits: { ...withoutLimits, ...options.limits },
    tracing: { endpoint: options.tracesTo === undefined ? undefined : new URL(options.tracesTo) },
    memory: { ...withoutMemory, ...options.memory },
    upstream: {
      endpoint: new URL(options.endpoint),
      timeZone: options.timeZone ?? "UTC",
      calls: { ...defaultCalls, ...options.calls },
    },
    profiles: { names: [...options.credentials.keys()], defaultName },
    demo: false,
  };
  const logger = createLogger("trace", destination);
  const context = await createContext(
    config,
    {
      credentials: options.credentials,
      signIn: options.signIn?.secrets ?? { mode: "none" },
      redisUrl: options.redisUrl,
      memoryRedisUrl: options.memoryRedisUrl,
      metricsToken: options.metricsToken,
    },
    { logger, ...options.overrides },
  );
  const server = await startServer(context, options.timeouts);
  return {
    url: server.url,
    get log() {
      return lines.map((line) => JSON.parse(line));
    },
    lineOf: (response) =>
      vi.waitFor(
        () => {
          const requestId = response.headers.get("x-request-id");
          const line = lines
            .map((text): LogLine => JSON.parse(text))
            .find((each) => each.requestId === requestId && each.msg.startsWith("request "));
          if (line === undefined) throw new Error("the request has not been logged");
          return line;
        },
        { timeout: 30_000 },
      ),
    logText: () => lines.join(""),
    get: (path, init) => {
      const headers = new Headers(init?.headers);
      if (!headers.has(pageHeader.name)) headers.set(pageHeader.name, pageHeader.value);
      return fetch(`${server.url}${path}`, { ...init, headers });
    },
    async close() {
      await server.close(0);
    },
  };
}

/** The BFF in front of a simulator, as in production in front of the upstream. */
export interface Stack extends Bff {
  readonly simulator: Simulator;
  /** Where the simulator listens. */
  readonly endpoint: string;
}

export async function startStack(
  options: { simulator?: SimulatorOptions; bff?: Partial<BffOptions> } = {},
): Promise<Stack> {
  const simulator = createSimulator({ invocations: 400, companyClock: workday, ...options.simulator });
  const { url: endpoint } = await simulator.listen();
  const credentials = new Map([["main", simulator.credentials[0]]]);
  const bff = await startBff({ endpoint, credentials, ...options.bff });
  return Object.assign(Object.create(bff), {
    simulator,
    endpoint,
    async close() {
      await bff.close();
      await simulator.close();
    },
  });
}

/** A stack whose clock stands still, so that no command is run while a test counts; none of its calls is held back. */
export function startStillStack(simulator: SimulatorOptions): Promise<Stack> {
  const startedAt = new Date();
  return startStack({
    simulator: { ...simulator, now: () => startedAt },
    bff: { calls: unpaused, overrides: { now: () => startedAt.getTime() } },
  });
}

/** For tests of one error after the other: each call is made once, and none is held back. */
export const once = { resilience: { attempts: 1 } };
export const unpaused = { pauseAfterFailures: 0 };

/** Deadlines for tests that wait for one to pass. */
export const impatient = { timeouts: { headers: 500, body: 500 } };
