import { NetworkError } from "@command-history/zenlayer";

const unknownAuthority = "is from an authority that is not known here";
const wrongName = "is for another name";
const revocation = "cannot be looked up among those that are revoked";
const forgery = "is not signed as it should be";

/** What is wrong with a certificate, by the code (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const faults: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "has expired",
  CERT_NOT_YET_VALID: "is not valid yet",
  CERT_REVOKED: "is revoked",
  CERT_SIGNATURE_FAILURE: forgery,
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: forgery,
  ERR_TLS_CERT_ALTNAME_INVALID: wrongName,
  HOSTNAME_MISMATCH: wrongName,
  DEPTH_ZERO_SELF_SIGNED_CERT: "is signed by itself",
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  INVALID_CA: unknownAuthority,
  PATH_LENGTH_EXCEEDED: "comes through more authorities than may be between",
  INVALID_PURPOSE: "is not meant for a server",
  UNABLE_TO_GET_CRL: revocation,
  CRL_HAS_EXPIRED: revocation,
  CRL_NOT_YET_VALID: revocation,
  CRL_SIGNATURE_FAILURE: revocation,
  UNABLE_TO_DECRYPT_CRL_SIGNATURE: revocation,
};

/** Whether TLS failed before any certificate was looked at, or because the other side refused: it may want one of ours, say. */
export function isHandshakeFault(code: string): boolean {
  return /^(?:EPROTO$|ERR_SSL_)/.test(code);
}

/** What is wrong with the certificate of the other side, to go on with "The certificate"; undefined where that is not it. */
export function certificateFault(code: string): string | undefined {
  if (isHandshakeFault(code)) return undefined;
  return faults[code] ?? (/CERT/.test(code) ? "is not accepted" : undefined);
}

/** Whether a call failed because the upstream's certificate is not accepted, which another attempt does not change. */
export function isCertificateRefused(error: unknown): boolean {
  return error instanceof NetworkError && certificateFault(error.code) !== undefined;
}
