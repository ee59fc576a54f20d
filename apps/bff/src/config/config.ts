import type { Role } from "@command-history/contract";
import type { Credentials, Timeouts } from "@command-history/zenlayer";
import type { LevelWithSilent } from "pino";

/** What the server was told at its start, ready to use. Holds no secret, so that it may be logged. */
export interface Config {
  readonly server: {
    /** How long it goes on taking requests after it was told to stop, in ms. */
    readonly stopDelayMs: number;
    readonly host: string;
    /** 0 takes any free port. */
    readonly port: number;
    /** Where people reach the dashboard, when a proxy stands in front of it. An origin, without a path. */
    readonly publicUrl: URL | undefined;
    /** Addresses, and ranges such as 10.0.0.0/8, of the reverse proxies whose word is taken. */
    readonly trustedProxies: readonly string[];
  };
  readonly logLevel: LevelWithSilent;
  readonly upstream: {
    readonly endpoint: URL;
    /** IANA name of the zone in which the upstream's times are read. */
    readonly timeZone: string;
    readonly calls: UpstreamCallsConfig;
  };
  /** The upstream accounts to choose from; in demo mode only the simulator's. */
  readonly profiles: { readonly names: readonly string[]; readonly defaultName: string };
  readonly signIn: SignInConfig;
  readonly access: AccessConfig;
  readonly audit: AuditConfig;
  readonly masking: MaskingConfig;
  readonly limits: LimitsConfig;
  readonly tracing: TracingConfig;
  readonly memory: MemoryConfig;
  /** No credentials were found: the simulator inside the process answers. */
  readonly demo: boolean;
}

/** How people are known. */
export type SignInConfig = { readonly mode: "none" } | OidcConfig | ProxyConfig;

/** An identity provider signs people in, and a sealed cookie keeps their session. */
export interface OidcConfig {
  readonly mode: "oidc";
  readonly issuer: URL;
  readonly clientId: string;
  /** Between spaces, as OAuth writes them. */
  readonly scopes: string;
  /** The claims that name a person for good, for readers, and by groups. */
  readonly claims: { readonly user: string; readonly name: string; readonly groups: string };
  /** Where the provider sends people back to. */
  readonly redirectUri: URL;
  /** Where the provider sends people after sign-out. */
  readonly homeUrl: URL;
  readonly session: SessionLimits;
}

export interface SessionLimits {
  /** A session ends when nothing was asked for so long. */
  readonly idleMs: number;
  /** A session ends this long after sign-in, whatever happens. */
  readonly lifetimeMs: number;
}

/** A reverse proxy in front signs people in and names them in headers. */
export interface ProxyConfig {
  readonly mode: "proxy";
  readonly userHeader: string;
  /** The name as people read it; without this header the user's ID stands in. */
  readonly nameHeader: string | undefined;
  /** Holds the groups between commas. */
  readonly groupsHeader: string;
  /** By the secret in this header the proxy shows that it is the one meant. */
  readonly secretHeader: string;
}

/** Who may do what. Groups are those that the sign-in tells of a person; `*` stands for everyone signed in. */
export interface AccessConfig {
  /** The groups that have each role. */
  readonly roleGroups: Readonly<Record<Role, readonly string[]>>;
  /** The groups that may use a profile. One that is not named here is open to everyone with a role. */
  readonly profileGroups: ReadonlyMap<string, readonly string[]>;
}

/** Where a trail is kept of who read what. */
export interface AuditConfig {
  readonly sink:
    | { readonly kind: "off" }
    | { readonly kind: "stdout" }
    | {
        readonly kind: "file";
        readonly path: string;
        /** A file of this size is put aside, and so many of those are kept. */
        readonly maxBytes: number;
        readonly keepFiles: number;
      };
  /** Scripts and outputs are not given out when that cannot be recorded. */
  readonly required: boolean;
}

/** What is kept of the upstream's answers. */
export interface MemoryConfig {
  /** How long an answer counts as fresh, in ms. */
  readonly freshMs: number;
  /** Most memory that answers take in this process, compressed. 0 keeps none, nor in Redis. */
  readonly maxBytes: number;
}

/** Which secrets are hidden in scripts and outputs. */
export interface MaskingConfig {
  readonly enabled: boolean;
  /** Beside the rules of this program. */
  readonly patterns: readonly MaskPattern[];
}

/** A pattern of ones own. */
export interface MaskPattern {
  /** What its mark says is hidden. */
  readonly name: string;
  /** Of the RE2 kind. Takes time in proportion to the text, whatever it is. */
  readonly expression: string;
}

/** Bounds of the upstream calls. */
export interface UpstreamCallsConfig {
  /** In ms. `body` is for the silence between two pieces of an answer, `total` for a whole call. */
  readonly timeouts: Timeouts;
  /** The most bytes of one answer. */
  readonly answerBytes: number;
  /** Calls of one account at the same time, and how many more may wait. */
  readonly concurrency: number;
  readonly queue: number;
  /** Failures in a row after which calls are paused; 0 for never. */
  readonly pauseAfterFailures: number;
}

/** Requests a minute; 0 sets no limit. */
export interface LimitsConfig {
  /** From one address, or one IPv6 network. */
  readonly perAddress: number;
  /** By one user, where there is sign-in. */
  readonly perUser: number;
  /** Of those that cost much, such as searches and exports: by one user, or from one address without sign-in. */
  readonly costly: number;
  /** Of those that have to do with sign-in, from one address. */
  readonly signIn: number;
}

/** Where traces go. */
export interface TracingConfig {
  /** Of an OpenTelemetry collector, for HTTP. Undefined: there are none. */
  readonly endpoint: URL | undefined;
}

/** Everything that must never be shown or logged, apart from the config for that reason. */
export interface Secrets {
  /** By profile name; has every name of the config's profiles. */
  readonly credentials: ReadonlyMap<string, Credentials>;
  readonly signIn: SignInSecrets;
  /** Can hold a password. Undefined: what replicas must share stays in memory. */
  readonly redisUrl: string | undefined;
  /** Where answers are kept. Undefined: in this process. */
  readonly memoryRedisUrl: string | undefined;
  /** Lets Prometheus in. */
  readonly metricsToken: string | undefined;
}

/** Of the same mode as the config's. */
export type SignInSecrets =
  | { readonly mode: "none" }
  | { readonly mode: "oidc"; readonly clientSecret: string; readonly sessionSecrets: SessionSecrets }
  | { readonly mode: "proxy"; readonly proxySecret: string };

/** The first seals sessions; all open them, so that one can take over from another. */
export type SessionSecrets = readonly [string, ...string[]];

/** The settings cannot be used. Names every problem at once, and no value. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "ConfigError";
    this.problems = problems;
  }
}
