import { setTimeout } from "node:timers/promises";
import { ZenlayerError } from "@command-history/zenlayer";
import { problemFacts } from "../http/error-handler.ts";
import type { ProblemFacts } from "../problems/problem.ts";
import { RequestError } from "../problems/request-error.ts";
import type { Account, Accounts } from "../upstream/accounts.ts";
import type { ProfileHealth, ReadinessReport } from "./schemas.ts";

/** How long a report is good for: probes of several load balancers must not become traffic on the upstream. */
const rememberMs = 5000;

/** An upstream that is slower than this is taken for one that hangs. */
const patienceMs = 10_000;

/** Probes give up after a second or few, and to give up is to take this server out. */
const answerMs = 800;

export interface Readiness {
  /**
   * Not ready while the upstream refuses the credentials of the default profile. Degraded while that profile does not
   * work for another reason: what is remembered can still be had here, and no other replica has a better upstream. Asks
   * the upstream at most every few seconds, however often it is called. Resolves within a second.
   */
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
      const report: ReadinessReport = {
        status: statusOf(profiles.find(({ name }) => name === defaultProfile)),
        profiles,
      };
      last = { at, report };
      return report;
    } finally {
      running = undefined;
    }
  }

  /** While the first check is under way. */
  function late(): ReadinessReport {
    return { status: "degraded", profiles: accounts.all.map(({ profile }) => timedOut(profile)) };
  }

  return {
    async check() {
      if (stopping.signal.aborted) return { status: "not ready", profiles: [] };
      if (last !== undefined && now() - last.at < rememberMs) return last.report;
      // A check that still runs is joined: an upstream that hangs must not gather calls.
      running ??= ask();
      const soon = new AbortController();
      const meanwhile = setTimeout(answerMs, undefined, { signal: soon.signal }).then(
        () => last?.report ?? late(),
      );
      meanwhile.catch(() => undefined);
      try {
        return await Promise.race([running, meanwhile]);
      } finally {
        soon.abort();
      }
    },
    stop: () => stopping.abort(),
  };
}

/** Refused credentials are refused to this replica: another may have others. Nothing else is better elsewhere. */
function statusOf(health: ProfileHealth | undefined): ReadinessReport["status"] {
  if (health?.usable) return "ready";
  return health?.code === "UPSTREAM_AUTH" || health?.code === "CLOCK_SKEW" ? "not ready" : "degraded";
}

/** Readiness is read by whoever runs the server. */
function wholeDetail({ detail, forOperator }: ProblemFacts): string {
  return forOperator === undefined ? detail : `${detail} ${forOperator}`;
}

function timedOut(name: string): ProfileHealth {
  return { name, usable: false, code: "UPSTREAM_TIMEOUT", detail: "Zenlayer did not answer in time." };
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
    const options = { signal, waits: false, retries: false };
    for await (const _event of client.describeCommandInvocations({ pageSize: 1 }, options)) {
      break;
    }
    return { name: profile, usable: true };
  } catch (error) {
    if (signal.aborted) return timedOut(profile);
    if (!(error instanceof RequestError || error instanceof ZenlayerError)) throw error;
    const facts = problemFacts(error, profile, now());
    // Nobody asked for a value here: one that is refused is what every call sends.
    return {
      name: profile,
      usable: false,
      code: facts.code === "INVALID_PARAMETER" ? "UPSTREAM_ERROR" : facts.code,
      detail: wholeDetail(facts),
    };
  }
}
