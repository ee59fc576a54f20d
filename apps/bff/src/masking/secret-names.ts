/** A name behind which a secret stands, be it only the last word of one: `DB_PASSWORD`, `clientSecret`. */
export interface SecretName {
  readonly pattern: string;
  /** What its mark calls the secret. */
  readonly kind: string;
  /** People choose these, so that any word can be one. The others are made by machines. */
  readonly isChosen: boolean;
}

/** The longer ones first. Case does not matter. */
export const secretNames: readonly SecretName[] = [
  {
    pattern: "(?:aws[-_.]?)?secret[-_.]?access[-_.]?key",
    kind: "AWS secret key",
    isChosen: false,
  },
  { pattern: "api[-_. ]?key", kind: "API key", isChosen: false },
  { pattern: "access[-_. ]?key(?:[-_. ]?secret)?", kind: "access key", isChosen: false },
  {
    pattern: "(?:secret|account|private|shared|encryption|signing|master)[-_. ]?key",
    kind: "key",
    isChosen: false,
  },
  { pattern: "pass(?:word|wd|phrase|code)", kind: "password", isChosen: true },
  { pattern: "pwd", kind: "password", isChosen: true },
  { pattern: "pass", kind: "password", isChosen: true },
  { pattern: "secret", kind: "secret", isChosen: false },
  { pattern: "token", kind: "token", isChosen: false },
  { pattern: "credentials?", kind: "credential", isChosen: false },
];

/**
 * Whether a name that was found is the whole of a name or its last word, and means what it says. `compass` has a
 * `pass`, and `PWD` is the folder that a shell is in.
 */
export function isWholeName(name: string, before: string): boolean {
  if (name === "PWD") return /[A-Za-z0-9][-_.]$/.test(before);
  if (!/^(?:pass|pwd)$/i.test(name)) return true;
  return !/[A-Za-z0-9]$/.test(before) || (/[a-z]$/.test(before) && name.startsWith("P"));
}
