import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AuditEvent, auditEventSchema } from "@command-history/contract";
import { createSimulator, workday } from "@command-history/simulator";
import type { AuditConfig } from "../../src/config/config.ts";
import type { SignInSettings } from "../../src/config/sign-in-environment.ts";
import { metricsToken } from "./metrics.ts";
import { type Bff, type BffOptions, startBff } from "./stack.ts";

const proxySecret = "the-secret-of-the-proxy-in-front!!";

/** A proxy on this machine signs people in, with headers that a test can set. */
const throughProxy: SignInSettings = {
  config: {
    mode: "proxy",
    userHeader: "X-User",
    nameHeader: "X-Name",
    groupsHeader: "X-Groups",
    secretHeader: "X-Secret",
  },
  secrets: { mode: "proxy", proxySecret },
};

/** Somebody who asks. The groups are named like the roles they have. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly groups: string;
}

export interface AuditedStack {
  readonly bff: Bff;
  /** Where the trail is kept. */
  readonly path: string;
  /** Calls that the upstream has had. */
  upstreamCalls(): number;
  /** Asks as a person does; null for one who is not signed in. */
  ask(
    person: Person | null,
    path: string,
    headers?: Record<string, string>,
    init?: Pick<RequestInit, "method" | "body">,
  ): Promise<Response>;
  /** The lines of the trail's file as they stand. */
  lines(): string[];
  /** The events in the trail's file. */
  events(): AuditEvent[];
  close(): Promise<void>;
}

/** A BFF with two accounts, one of which is only for the group `others`, that keeps a trail in a folder of its own. */
export async function startAuditedStack(
  audit: { path?: string; required?: boolean; sink?: AuditConfig["sink"] } = {},
  overrides: BffOptions["overrides"] = {},
): Promise<AuditedStack> {
  const folder = mkdtempSync(join(tmpdir(), "command-history-audit-"));
  const path = audit.path ?? join(folder, "audit.log");
  const simulator = createSimulator({ invocations: 100, companyClock: workday });
  const { url: endpoint } = await simulator.listen();
  const [credentials] = simulator.credentials;
  const bff = await startBff({
    metricsToken,
    endpoint,
    credentials: new Map([
      ["main", credentials],
      ["secret", credentials],
    ]),
    trustedProxies: ["127.0.0.1"],
    signIn: throughProxy,
    access: {
      roleGroups: {
        viewer: ["viewers"],
        reader: ["readers"],
        revealer: ["revealers"],
        auditor: ["auditors"],
      },
      profileGroups: new Map([["secret", ["others"]]]),
    },
    audit: {
      sink: audit.sink ?? { kind: "file", path, maxBytes: 1_000_000, keepFiles: 3 },
      required: audit.required ?? false,
    },
    overrides,
  });

  function lines(): string[] {
    return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : [];
  }
  return {
    bff,
    path,
    lines,
    upstreamCalls: () => simulator.requests.length,
    ask: (person, address, headers = {}, init = {}) =>
      bff.get(address, {
        ...init,
        headers: {
          "X-Secret": proxySecret,
          "X-Forwarded-For": "192.0.2.7",
          ...(person === null
            ? {}
            : { "X-User": person.id, "X-Name": latin1(person.name), "X-Groups": person.groups }),
          ...headers,
        },
      }),
    events: () => lines().map((line) => auditEventSchema.parse(JSON.parse(line))),
    async close() {
      await bff.close();
      await simulator.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A header's text as `fetch` takes it: a character a byte of its UTF-8. */
function latin1(text: string): string {
  return Buffer.from(text).toString("latin1");
}
