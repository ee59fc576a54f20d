/**
 * Fails when a library that the built programs use has a known vulnerability of high or critical severity, as npm's
 * registry knows them. Passes, and says so, where the registry cannot be asked.
 */
import { spawnSync } from "node:child_process";
import { readAudit } from "./audit-report.ts";

const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], { encoding: "utf8" });
const audit = readAudit(stdout);
switch (audit.kind) {
  case "unknown":
    console.log(`Dependencies were not checked for known vulnerabilities: ${audit.reason}`);
    break;
  case "known":
    for (const { name, severity } of audit.grave)
      console.error(`${name} has a vulnerability of ${severity} severity.`);
    if (audit.grave.length > 0) console.error("npm audit --omit=dev tells more.");
    process.exitCode = audit.grave.length === 0 ? 0 : 1;
}
