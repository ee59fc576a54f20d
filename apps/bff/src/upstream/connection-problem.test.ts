import { describe, expect, it } from "vitest";
import { connectionProblem } from "./connection-problem.ts";

describe("a connection that failed", () => {
  it.each([
    ["ECONNREFUSED", "The connection was refused (ECONNREFUSED)."],
    ["ENOTFOUND", "The name of Zenlayer's server is not known (ENOTFOUND)."],
    ["ETIMEDOUT", "Zenlayer's server did not answer in time (ETIMEDOUT)."],
    ["EMFILE", "The connection could not be used (EMFILE)."],
  ])("is told from its code: %s", (code, detail) => {
    expect(connectionProblem(code)).toEqual({
      code: "UPSTREAM_UNAVAILABLE",
      detail,
      forOperator: "Check this server's network, DNS and proxy, and ZENLAYER_ENDPOINT.",
    });
  });

  it.each([
    ["CERT_HAS_EXPIRED", "The certificate of Zenlayer's server has expired (CERT_HAS_EXPIRED)."],
    [
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "The certificate of Zenlayer's server is for another name (ERR_TLS_CERT_ALTNAME_INVALID).",
    ],
    [
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "The certificate of Zenlayer's server is from an authority that is not known here (UNABLE_TO_VERIFY_LEAF_SIGNATURE).",
    ],
    [
      "CRL_HAS_EXPIRED",
      "The certificate of Zenlayer's server cannot be looked up among those that are revoked (CRL_HAS_EXPIRED).",
    ],
    ["CERT_REJECTED", "The certificate of Zenlayer's server is not accepted (CERT_REJECTED)."],
    [
      "ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED",
      "The encrypted connection to Zenlayer's server failed (ERR_SSL_TLSV1_ALERT_CERTIFICATE_REQUIRED).",
    ],
    ["EPROTO", "The encrypted connection to Zenlayer's server failed (EPROTO)."],
  ])("over TLS has a code of its own, and words on certificates: %s", (code, detail) => {
    expect(connectionProblem(code)).toEqual({
      code: "UPSTREAM_TLS",
      detail,
      forOperator: expect.stringContaining("certificate"),
    });
  });
});
