import { ZenlayerError } from "@command-history/zenlayer";
import { upstreamProblem } from "../http/upstream-problem.ts";
import type { Account, Accounts } from "../upstream/accounts.ts";
import type { ProfileHealth, ReadinessReport } from "./schemas.ts";

/** How long a report is good for: probes of several load balancers must not become traffic on the upstream. */
const rememberMs = 5000;

export interface Readiness {
  /** Ready when the default profile works. Asks the upstream at most every few seconds, however often it is called. */
  check(): Promise<ReadinessReport>;
}

export function createReadiness(accounts: Accounts, defaultProfile: string, now: () => number): Readiness {
  let last: { at: number; report: Promise<ReadinessReport> } | undefined;

  async function ask(): Promise<ReadinessReport> {
    const profiles = await Promise.all(accounts.all.map((account) => profileHealth(account, now)));
    const usable = profiles.find(({ name }) => name === defaultProfile)?.usable ?? false;
    return { status: usable ? "ready" : "not ready", profiles };
  }

  return {
    check() {
      if (last === undefined || now() - last.at >= rememberMs) last = { at: now(), report: ask() };
      return last.report;
    },
  };
}

/** Asks for the smallest page there is, the only call that shows whether the credentials may make it. */
async function profileHealth({ profile, client }: Account, now: () => number): Promise<ProfileHealth> {
  try {
    for await (const event of client.describeCommandInvocations({ pageSize: 1 })) {
      if (event.type === "end") break;
    }
    return { name: profile, usable: true };
  } catch (error) {
    if (!(error instanceof ZenlayerError)) throw error;
    const { code, detail } = upstreamProblem(error, profile, now());
    return { name: profile, usable: false, code, detail };
  }
}
