/**
 * `npm run dev:oidc`: the dashboard behind a real identity provider on this machine, with two people to sign in as.
 * Shows demo data unless credentials are set. PORT is the dashboard's; the provider takes a free one.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Person, startIdentityProvider } from "../apps/bff/tests/support/identity-provider.ts";

const people: readonly Person[] = [
  { id: "ana", name: "Ana", groups: ["ops"] },
  { id: "vik", name: "Vik", groups: ["support"] },
];

// The dashboard reads .env by itself; its port has to be known here too.
if (existsSync(".env")) process.loadEnvFile(".env");
const port = process.env.PORT || "8080";
const publicUrl = `http://127.0.0.1:${port}`;
const clientId = "command-history";
const clientSecret = randomSecret();
const auditFolder = mkdtempSync(join(tmpdir(), "command-history-audit-"));

const provider = await startIdentityProvider({
  people,
  clientId,
  clientSecret,
  redirectUri: `${publicUrl}/auth/callback`,
  homeUrl: `${publicUrl}/`,
});

console.log(`
The identity provider is at ${provider.issuer}
What oidc-provider warns of above is meant for a provider in production. This one serves this command
alone: it keeps everything in memory, and works on this version of Node.js.
`);

const dashboard = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  env: {
    ...process.env,
    HOST: "127.0.0.1",
    PORT: port,
    PUBLIC_URL: publicUrl,
    AUTH_MODE: "oidc",
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_SCOPES: "openid profile email groups",
    SESSION_SECRETS: randomSecret(),
    VIEWER_GROUPS: "support",
    READER_GROUPS: "ops",
    REVEALER_GROUPS: "ops",
    AUDITOR_GROUPS: "ops",
    AUDIT_LOG: join(auditFolder, "audit.log"),
  },
});
dashboard.once("message", () => {
  console.log(`
Open ${publicUrl}/auth/sign-in and sign in as
  Ana, of the group ops: sees scripts and outputs, lifts masks, and reads the audit trail
  Vik, of the group support: sees the list and statuses
`);
});
// Ctrl+C reaches the dashboard too, which ends in its own time; the provider goes last.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => dashboard.kill());
const [exitCode] = await once(dashboard, "exit");
process.exitCode = exitCode ?? 1;
await provider.close();
rmSync(auditFolder, { recursive: true });

function randomSecret(): string {
  return randomBytes(33).toString("base64url");
}
