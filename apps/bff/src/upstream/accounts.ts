import {
  createZenlayerClient,
  type ZenlayerClient,
  type ZenlayerClientOptions,
} from "@command-history/zenlayer";
import type { Config, Secrets } from "../config/config.ts";

/** An upstream account and the client that speaks for it. */
export interface Account {
  readonly profile: string;
  readonly client: ZenlayerClient;
}

export interface Accounts {
  readonly all: readonly Account[];
  /** The account of a profile. */
  get(profile: string): Account | undefined;
  close(): Promise<void>;
}

/** Deadlines and size limits of the upstream calls, and the clock that signs them. */
export type ClientOptions = Pick<ZenlayerClientOptions, "timeouts" | "limits" | "now">;

export function createAccounts(config: Config, secrets: Secrets, options: ClientOptions): Accounts {
  const accounts = new Map<string, Account>();
  for (const [profile, credentials] of secrets.credentials) {
    const client = createZenlayerClient({
      ...options,
      endpoint: config.upstream.endpoint.origin,
      credentials,
    });
    accounts.set(profile, { profile, client });
  }
  return {
    all: [...accounts.values()],
    get: (profile) => accounts.get(profile),
    async close() {
      await Promise.all([...accounts.values()].map(({ client }) => client.close()));
    },
  };
}
