import type { FixedForm } from "./fixed-form.ts";

/** What stands between a command and its flag: of the same command, and not so long that many can be looked through. */
const between = String.raw`[ \t](?:[^\r\n|;&]{0,200}?[ \t])?`;
const value = String.raw`["']?([^\s"'|;&<>]+)`;

/** A command whose flag has a password behind it. `commands` and `flag` are expressions. */
function flagOf(commands: string, flag: string, others: Partial<FixedForm> = {}): FixedForm {
  return {
    kind: "password",
    pattern: new RegExp(String.raw`\b(?:${commands})${between}${flag}${value}`, "dg"),
    ...others,
  };
}

/** Behind a space, or an equals sign. */
const spaced = String.raw`(?:[ \t]{1,8}|=)`;
/** Behind a space or none. */
const near = String.raw`[ \t]{0,8}`;

const isNoPort = (secret: string): boolean => !/^\d{1,5}:\d{1,5}/.test(secret);

/** Passwords on the command lines of programs, where only the program says what they are. */
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
  flagOf("curl", String.raw`(?:-u|--user|-U|--proxy-user)[ \t=]{0,8}["']?[^\s"':]{1,200}:`),
  flagOf("https?|ab|wget", String.raw`(?:-a|-A)[ \t]{1,8}["']?[^\s"':]{1,200}:`),
  flagOf("smbclient|smbget|rpcclient|winexe", String.raw`-U${near}["']?[^\s"'%]{1,100}%`),
  flagOf("lftp", String.raw`-u${near}["']?[^\s"',]{1,100},`),
  flagOf("plink|pscp|psftp", `-pw${spaced}`),
  flagOf("[xw]freerdp3?", "/p:"),
  flagOf("snmp(?:walk|get|getnext|bulkwalk|set|trap)", `-[cAX]${near}`, {
    isLikely: (secret) => secret !== "public",
  }),
  flagOf("openssl", String.raw`-pass(?:in|out)?[ \t]{1,8}["']?pass:`),
  flagOf(
    "rabbitmqctl",
    String.raw`(?:add_user|change_password|authenticate_user)[ \t]{1,4}\S{1,64}[ \t]{1,4}`,
  ),
  flagOf("aws", String.raw`set[ \t]{1,4}aws_(?:secret_access_key|session_token)[ \t]{1,4}`),
  {
    kind: "password",
    pattern: new RegExp(
      String.raw`\b(?:sqlplus)${between}["']?[\w$#]{1,60}/["']?([^\s"'/@]{1,100})(?=["']?@)`,
      "dg",
    ),
  },
  {
    kind: "password",
    pattern:
      /\bhtpasswd[ \t]{1,4}-\w{0,4}b\w{0,4}(?:[ \t]{1,4}[^\s|;&]{1,200}){1,2}[ \t]{1,4}["']?([^\s"'|;&>-][^\s"'|;&>]*)["']?[ \t]{0,4}(?=$|[\r\n|;&>])/dg,
  },
  // What is piped to a program that reads it.
  {
    kind: "password",
    pattern:
      /\becho[ \t]{1,4}(?:-\w{1,3}[ \t]{1,4})?["']?([^\s"'|;&]{1,200})["']?[ \t]{0,8}\|[^\r\n|;&]{0,200}?(?:--stdin|--password-stdin|\bsudo[ \t]{1,4}(?:-\w{1,4}[ \t]{1,4}){0,3}-\w{0,4}S)\b/dg,
  },
  {
    kind: "password",
    pattern:
      /\becho[ \t]{1,4}(?:-\w{1,3}[ \t]{1,4})?["']?[\w.-]{1,64}:([^\s"'|;&]{1,200})["']?[ \t]{0,8}\|[^\r\n|;&]{0,200}?\bchpasswd\b/dg,
  },
  // Settings of such programs.
  {
    kind: "password",
    pattern: /\b(?:requirepass|masterauth)[ \t]{1,8}["']?([^\s"']+)/dg,
  },
  { kind: "password", pattern: /\bREDISCLI_AUTH=["']?([^\s"';&]+)/dg },
  {
    kind: "password",
    pattern: /\blogin[ \t]{1,8}[^\s]{1,100}[ \t]{1,8}password[ \t]{1,8}([^\s]+)/dg,
  },
  {
    kind: "password",
    pattern:
      /\b(?:identified by|(?:with|encrypted)[ \t]{1,4}password)[ \t]{1,4}(?:password[ \t]{1,4})?["'\\]{1,2}([^"'\r\n\\]+)/dgi,
  },
];
