/** An access key pair, or a bearer token (a console session or an OAuth token). */
export type Credentials =
  | { readonly accessKeyId: string; readonly accessKeySecret: string }
  | { readonly token: string };

/** The values that must never leave this package in a message. */
export function secretsOf(credentials: Credentials): string[] {
  return ["token" in credentials ? credentials.token : credentials.accessKeySecret];
}

/**
 * Throws a TypeError, naming the field and never its value, when a part is missing or cannot stand in a header
 * (what undici would refuse only at the first call).
 */
export function checkCredentials(credentials: Credentials): void {
  if ("token" in credentials) {
    checkHeaderText("token", credentials.token);
  } else {
    checkHeaderText("accessKeyId", credentials.accessKeyId);
    if (credentials.accessKeySecret === "") throw new TypeError("accessKeySecret: is empty");
  }
}

function checkHeaderText(field: string, value: string): void {
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw new TypeError(`${field}: must be printable ASCII without spaces, and not empty`);
  }
}
