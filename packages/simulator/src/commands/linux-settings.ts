import { agentSettings } from "../outputs/settings.ts";
import { type Command, script } from "./command.ts";

/** Not a key of anything. In parts, so that no scanner takes it for one. */
const inventedKey = ["4f8a1c9e", "2b7d6053"].join("");

/** What people do in a hurry: print everything there is, secrets too. */
export const settingsReport: Command = {
  id: "cmd-4s9tz1k7wq6x",
  name: "print-agent-settings",
  type: "SHELL",
  timeoutSeconds: 30,
  typicalSeconds: 1,
  failureExitCodes: [1],
  write: agentSettings,
  revisions: [
    script(`
#!/usr/bin/env bash
# Prints the settings of the edge agent, to compare them between sites.
set -euo pipefail

export EDGE_API_KEY="${inventedKey}"
for file in agent.env upstream.yaml tls/agent.key; do
  echo "# /etc/edge-agent/$file"
  cat "/etc/edge-agent/$file"
  echo
done
edge-agent check --password "$EDGE_DB_PASSWORD"
`),
  ],
};
