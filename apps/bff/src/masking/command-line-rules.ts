import { between, closing, quoted, word, wordAfter } from "./command-words.ts";
import type { FixedForm } from "./fixed-form.ts";

interface Flag extends Partial<FixedForm> {
  /** An expression of what the flag's word has before the password. */
  readonly beginning?: string;
}

/** A command whose flag has a password behind it. `commands` and `flag` are expressions. */
function flagOf(commands: string, flag: string, { beginning, ...others }: Flag = {}): FixedForm {
  const value = beginning === undefined ? word() : wordAfter(beginning);
  return { ...password(String.raw`\b(?:${commands})${between}${flag}${value}`), ...others };
}

function password(pattern: string, flags = "dg"): FixedForm {
  return { kind: "password", pattern: new RegExp(pattern, flags) };
}

/** Behind a space, or an equals sign. */
const spaced = String.raw`(?:[ \t]{1,8}|=)`;
/** Behind a space or none. */
const near = String.raw`[ \t]{0,8}`;

const isNoPort = (secret: string): boolean => !/^\d{1,5}:\d{1,5}/.test(secret);

/** Behind `echo`, up to the pipe. */
const echo = String.raw`\becho[ \t]{1,4}(?:-\w{1,3}[ \t]{1,4})?`;
const toPipe = String.raw`${closing}[ \t]{0,8}\|[^\r\n|;&]{0,200}?`;

/**
 * Passwords that only a program's own language shows: its command line, its settings, its statements. What looks the
 * same everywhere is in `fixed-form-rules.ts`, and what a name announces in `pair-rule.ts`.
 */
export const commandLineForms: readonly FixedForm[] = [
  // Glued to its flag: with a space between, `mysql -p` asks for it, and what follows is a database.
  flagOf(String.raw`mysql\w*|mariadb(?:-\w+)?|mariabackup|xtrabackup|7z[ar]?`, "-p(?![ \t-])", {
    isLikely: isNoPort,
  }),
  flagOf("sshpass", `-p${near}`),
  flagOf(
    String.raw`mongo(?:sh|dump|restore|export|import|stat|top|files)?|(?:docker|podman|nerdctl|buildah|skopeo|oras|crane|az|oc|helm[ \t]registry)[ \t]{1,4}login`,
    `-p${spaced}`,
  ),
  flagOf("sqlcmd|bcp|unzip|zip|ipmitool", `-P${near}`),
  flagOf("ldap(?:search|add|modify|delete|passwd|whoami|compare)", `-w${near}`),
  flagOf("redis-cli|valkey-cli", `(?:-a|--pass)${spaced}`),
  flagOf("curl", String.raw`(?:-u|--user|-U|--proxy-user)[ \t=]{0,8}`, {
    beginning: String.raw`[^\s"':]{1,200}:`,
  }),
  flagOf("https?|ab", String.raw`(?:-a|-A)[ \t]{1,8}`, { beginning: String.raw`[^\s"':]{1,200}:` }),
  flagOf("smbclient|smbget|rpcclient|winexe", `-U${near}`, { beginning: String.raw`[^\s"'%]{1,100}%` }),
  flagOf("lftp", `-u${near}`, { beginning: String.raw`[^\s"',]{1,100},` }),
  flagOf("plink|pscp|psftp", `-pw${spaced}`),
  flagOf("[xw]freerdp3?", "", { beginning: "/p:" }),
  flagOf("snmp(?:walk|get|getnext|bulkwalk|set|trap)", `-[cAX]${near}`, {
    isLikely: (secret) => secret !== "public",
  }),
  flagOf("openssl", String.raw`-pass(?:in|out)?[ \t]{1,8}`, { beginning: "pass:" }),
  flagOf(
    "rabbitmqctl",
    String.raw`(?:add_user|change_password|authenticate_user)[ \t]{1,4}\S{1,64}[ \t]{1,4}`,
  ),
  flagOf("aws", String.raw`set[ \t]{1,4}aws_(?:secret_access_key|session_token)[ \t]{1,4}`),
  password(
    String.raw`\bsqlplus${between}["']?[\w$#]{1,60}/(?:(?<quote>\\{0,3}["'])((?:(?!\k<quote>)[^\r\n]){1,100})(?=\k<quote>["']?@)|([^\s"'/@]{1,100})(?=["']?@))`,
  ),
  password(
    String.raw`\bhtpasswd[ \t]{1,4}-\w{0,4}b\w{0,4}(?:[ \t]{1,4}[^\s|;&]{1,200}){1,2}[ \t]{1,4}(?![->])${word()}${closing}[ \t]{0,4}(?=$|[\r\n|;&>])`,
  ),
  // What is piped to a program that reads it.
  password(
    String.raw`${echo}${word("{1,200}")}${toPipe}(?:--stdin|--password-stdin|\bsudo[ \t]{1,4}(?:-\w{1,4}[ \t]{1,4}){0,3}-\w{0,4}S)\b`,
  ),
  password(String.raw`${echo}${wordAfter(String.raw`[\w.-]{1,64}:`, "{1,200}")}${toPipe}\bchpasswd\b`),
  // Settings, and statements of SQL.
  password(String.raw`\b(?:requirepass|masterauth)[ \t]{1,8}${word()}`),
  password(`\\bREDISCLI_AUTH=${word()}`),
  password(String.raw`\blogin[ \t]{1,8}\S{1,100}[ \t]{1,8}password[ \t]{1,8}(\S+)`),
  password(
    String.raw`\b(?:identified by|(?:with|encrypted)[ \t]{1,4}password)[ \t]{1,4}(?:password[ \t]{1,4})?${quoted}`,
    "dgi",
  ),
];
