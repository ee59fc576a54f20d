import { rules } from "@secretlint/secretlint-rule-preset-recommend";
import type { SecretLintRuleContext } from "@secretlint/types";
import type { Finding, Rule } from "./finding.ts";

/**
 * Rules of the preset that have no place here. The first two hide a whole address, host and all, where ours hides
 * the password in it. The third reads a file by its extension, and the last would let a text switch the rules off.
 */
const unplaced = /-(?:basicauth|database-connection-string|gcp|filter-comments)$/;

/** What the preset's messages call what they found, in our words. */
const kinds: Readonly<Record<string, string>> = {
  AWSSecretAccessKey: "AWS secret key",
  PackageJSON_xOauthToken: "GitHub token",
  Npmrc_authToken: "npm token",
  NPM_ACCESS_TOKEN: "npm token",
  SLACK_TOKEN: "Slack token",
  IncomingWebhook: "Slack webhook",
  OPENAI_TOKEN: "OpenAI key",
  ANTHROPIC_API_KEY: "Anthropic key",
  LINEAR_API_TOKEN: "Linear token",
  PrivateKey: "private key",
  SENDGRID_KEY: "SendGrid key",
  SHOPIFY_KEY: "Shopify token",
  GITHUB_TOKEN: "GitHub token",
  OPS_TOKEN: "1Password token",
};

/** What the text of every finding of the preset has in it. */
const sign =
  /secret_?access_?key|_authtoken|xox[a-z]-|xapp-|npm_|gh[pousr]_|github_pat_|sk-|lin_api_|shp[pcas][ats]|ops_ey|hooks\.slack|x-oauth|SG\.|-----BEGIN/i;

const unknownPlace = { line: 1, column: 0 };

const source = {
  hasBOM: false,
  filePath: undefined,
  physicalFilePath: undefined,
  ext: ".txt",
  contentType: "text" as const,
  getFilePath: () => undefined,
  getPhysicalFilePath: () => undefined,
  locationToRange: () => [0, 0] as const,
  rangeToLocation: () => ({ start: unknownPlace, end: unknownPlace }),
  positionToIndex: () => 0,
  indexToPosition: () => unknownPlace,
};

const placed = rules.filter(({ meta }) => !unplaced.test(meta.id));

/**
 * The rules of secretlint's recommended preset, called by ourselves: the runner that comes with them keeps a record of
 * every run for good, which a server that runs for months has no room for.
 */
export const findByPreset: Rule = (text, stretch) => {
  const content = text.slice(stretch.from, stretch.to);
  return sign.test(content) ? findIn(content, stretch.from) : [];
};

function findIn(content: string, from: number): Finding[] {
  const found: Finding[] = [];
  const context: SecretLintRuleContext = {
    sharedOptions: {},
    createTranslator: () => (messageId) => ({ message: "", messageId: String(messageId), data: undefined }),
    report: ({ message, range }) => {
      const kind = kinds[message.messageId] ?? "secret";
      found.push({ from: from + range[0], to: from + range[1], kind });
    },
    ignore: () => undefined,
  };
  for (const rule of placed) {
    // None of these rules is asynchronous: that they may be is for those which read files.
    rule.create(context, {}).file?.({ ...source, content });
  }
  return found;
}
