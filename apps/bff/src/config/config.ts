import type { Role, SignInMode } from "@command-history/contract";
import type { Credentials } from "@command-history/zenlayer";
import type { LevelWithSilent } from "pino";

/** What the server was told at its start, ready to use. Holds no secret, so that it may be logged. */
export interface Config {
  readonly server: {
    readonly host: string;
    /** 0 takes any free port. */
    readonly port: number;
    /** Where people reach the dashboard, when a proxy stands in front of it. An origin, without a path. */
    readonly publicUrl: URL | undefined;
  };
  readonly logLevel: LevelWithSilent;
  readonly upstream: {
    readonly endpoint: URL;
    /** IANA name of the zone in which the upstream's times are read. */
    readonly timeZone: string;
  };
  /** The upstream accounts to choose from; in demo mode only the simulator's. */
  readonly profiles: { readonly names: readonly string[]; readonly defaultName: string };
  readonly access: AccessConfig;
  /** No credentials were found: the simulator inside the process answers. */
  readonly demo: boolean;
}

/** Who may do what. Groups are those that the sign-in tells of a person; `*` stands for everyone signed in. */
export interface AccessConfig {
  readonly mode: SignInMode;
  /** The groups that have each role. */
  readonly roleGroups: Readonly<Record<Role, readonly string[]>>;
  /** The groups that may use a profile. One that is not named here is open to everyone with a role. */
  readonly profileGroups: ReadonlyMap<string, readonly string[]>;
}

/** Everything that must never be shown or logged, apart from the config for that reason. */
export interface Secrets {
  /** By profile name; has every name of the config's profiles. */
  readonly credentials: ReadonlyMap<string, Credentials>;
}

/** The settings cannot be used. Names every problem at once, and no value. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "ConfigError";
    this.problems = problems;
  }
}
