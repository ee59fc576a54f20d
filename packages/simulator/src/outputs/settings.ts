import type { Random } from "../random.ts";
import { lines, type Run, repeat, type Streams } from "./run.ts";

/*
 * Secrets as they turn up in outputs. All of them are invented: made from random letters here, put together from
 * parts, or the example keys of a vendor's documentation, so that no scanner takes this file for a leak.
 */
const exampleKeyId = "AKIAIOSFODNN7EXAMPLE";
const exampleSecretKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

/** The settings of an agent, secrets and all, as people print them to compare. Two instances differ in the secrets only. */
export function agentSettings({ random }: Run): Streams {
  const password = letters(random, 14);
  return {
    stdout: lines(
      "# /etc/edge-agent/agent.env",
      "EDGE_AGENT_VERSION=4.2.1",
      "EDGE_LISTEN=0.0.0.0:9443",
      "EDGE_DB_HOST=settings-db.internal",
      "EDGE_DB_USER=edge_agent",
      `EDGE_DB_PASSWORD=${password}`,
      `AWS_ACCESS_KEY_ID=${exampleKeyId}`,
      `AWS_SECRET_ACCESS_KEY=${exampleSecretKey}`,
      "",
      "# /etc/edge-agent/upstream.yaml",
      "upstream:",
      `  url: https://edge-agent:${password}@registry.example.net/v2/`,
      "  token_lifetime: 3600",
      `  token: "${letters(random, 32)}"`,
      "  retries: 5",
      "",
      "# /etc/edge-agent/tls/agent.key",
      `-----BEGIN ${"RSA PRIVATE"} KEY-----`,
      ...repeat(12, () => letters(random, 64)),
      `${letters(random, 22)}==`,
      `-----END ${"RSA PRIVATE"} KEY-----`,
      "",
      "edge-agent: settings are valid",
    ),
    stderr: lines(
      "edge-agent: passwd: updated successfully",
      `edge-agent: GET /v2/ with Authorization: Bearer ${letters(random, 40)} answered 401, renewing`,
    ),
  };
}

const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

/** The last one is a digit, so that it is no word by chance. */
function letters(random: Random, count: number): string {
  return `${repeat(count - 1, () => random.pick([...alphabet])).join("")}7`;
}
