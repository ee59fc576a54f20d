import { ZenlayerError } from "@command-history/zenlayer";
import { RequestError } from "../http/request-error.ts";
import { upstreamProblem } from "../http/upstream-problem.ts";
import type { Account, Accounts } from "../upstream/accounts.ts";
import type { ProfileHealth, ReadinessReport } from "./schemas.ts";

/** How long a report is good for: probes of several load balancers must not become traffic on the upstream. */
const rememberMs = 5000;

/** Probes give up after a few seconds themselves; an upstream that is slower than this is of no use to anyone. */
const patienceMs = 10_000;

export interface Readiness {
  /** Ready when the default profile works. Asks the upstream at most every few seconds, however often it is called. */
  check(): Promise<ReadinessReport>;
  /** Not ready from now on. Ends a check that is under way, so that a server which stops need not wait for it. */
  stop(): void;
}

export interface ReadinessOptions {
  readonly defaultProfile: string;
  /** Our clock, in ms. */
  now(): number;
  /** How long an account is waited for, in ms. */
  readonly patienceMs?: number;
}

export function createReadiness(accounts: Accounts, options: ReadinessOptions): Readiness {
  const { defaultProfile, now } = options;
  const stopping = new AbortController();
  let running: Promise<ReadinessReport> | undefined;
  let last: { at: number; report: ReadinessReport } | undefined;

  async function ask(): Promise<ReadinessReport> {
    const at = now();
    try {
      const signal = AbortSignal.any([
        stopping.signal,
        AbortSignal.timeout(options.patienceMs ?? patienceMs),
      ]);
      const profiles = await Promise.all(accounts.all.map((account) => profileHealth(account, signal, now)));
      const usable = profiles.find(({ name }) => name === defaultProfile)?.usable ?? false;
      const report: ReadinessReport = { status: usable ? "ready" : "not ready", profiles };
      last = { at, report };
      return report;
    } finally {
      running = undefined;
    }
  }

  return {
    async check() {
      if (stopping.signal.aborted) return { status: "not ready", profiles: [] };
      if (last !== undefined && now() - last.at < rememberMs) return last.report;
      // A check that still runs is joined: an upstream that hangs must not gather calls.
      running ??= ask();
      return running;
    },
    stop: () => stopping.abort(),
  };
}

/**
 * Asks for the smallest page there is, the only call that shows whether the credentials may make it. Its first row
 * shows it: the rest, which can be 1 GB, is not read.
 */
async function profileHealth(
  { profile, client }: Account,
  signal: AbortSignal,
  now: () => number,
): Promise<ProfileHealth> {
  try {
    for await (const _event of client.describeCommandInvocations({ pageSize: 1 }, { signal, waits: false })) {
      break;
    }
    return { name: profile, usable: true };
  } catch (error) {
    if (signal.aborted) {
      return {
        name: profile,
        usable: false,
        code: "UPSTREAM_TIMEOUT",
        detail: "The upstream did not answer in time.",
      };
    }
    if (error instanceof RequestError) {
      return { name: profile, usable: false, code: error.code, detail: error.message };
    }
    if (!(error instanceof ZenlayerError)) throw error;
    const { code, detail } = upstreamProblem(error, profile, now());
    return { name: profile, usable: false, code, detail };
  }
}
