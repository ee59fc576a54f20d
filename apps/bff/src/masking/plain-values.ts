/** Words that stand behind the name of a secret and are none. */
const plainWords = new Set(
  (
    "yes no on off true false null nil none undefined empty unset set not required optional unchanged changed " +
    "updated created deleted missing expired invalid incorrect wrong valid ok failed failure success successful " +
    "enabled disabled never always default prompt unknown hidden masked redacted removed and or is was has must " +
    "password passwd secret token string str int bool boolean text bytes object function authentication " +
    "files compat sss systemd ldap nis db chauthtok auth session account"
  ).split(" "),
);

/** Values that tell where the secret is to be taken from: a variable, a template, a file. */
const references = new RegExp(
  [
    String.raw`\$\{?(?:\w+[:._])?\w*(?:pass|pwd|secret|token|key|cred)\w*\}?$`,
    String.raw`\$\{[^:}]*\}?$`,
    String.raw`\$[\d@*#?]$`,
    String.raw`\$\(`,
    String.raw`\$?\{\{`,
    String.raw`%\w+%$`,
    String.raw`<[\w .-]*>?$`,
    String.raw`(?:os|process)\.env`,
    String.raw`(?:\.{1,2}|~)?\/(?:etc|var|usr|opt|home|root|run|tmp|srv|mnt|data|proc|sys|dev|lib|app|bin)\/`,
    String.raw`(?:\.{1,2}|~)\/`,
    "(?:file|vault|env|ssm|secretsmanager|arn):",
  ]
    .map((form) => `^${form}`)
    .join("|"),
  "i",
);

const call = /^(?:@\w*|[A-Z_][\w.:-]{0,60})\([^\r\n]{0,200}?\)(?=[.;,)\]}[\s\\]|$)/i;

/** Characters by which a call is known. */
const callLength = 300;

const environmentVariable = /^\$\{?[A-Z_][A-Z0-9_]*\}?$/;

/** What is already hidden: stars and the like, and marks, also cut at a space. */
const hidden = /^(?:[*•xX#.·_-]{2,}|\[hidden:?.*|\[?(?:redacted|masked|filtered|removed)\]?)$/i;

/** Whether a value says that there is a secret elsewhere, or that there is none. */
export function isPlain(value: string): boolean {
  return (
    plainWords.has(value.toLowerCase()) ||
    hidden.test(value) ||
    environmentVariable.test(value) ||
    references.test(value)
  );
}

/** Whether a call of a function stands at `at`, up to its closing bracket: `getpass("Password: ")`. */
export function isCall(text: string, at: number): boolean {
  return call.test(text.slice(at, at + callLength));
}

/** Whether a value has something that words of a sentence have not. */
export function isUnlikeWord(value: string): boolean {
  return /\d|[^A-Za-z'’-]/.test(value);
}
