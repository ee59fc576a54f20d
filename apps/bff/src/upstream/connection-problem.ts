import type { ProblemFacts } from "../problems/problem.ts";
import { certificateFault, isHandshakeFault } from "./certificate-faults.ts";

const failures: Readonly<Record<string, string>> = {
  ECONNREFUSED: "The connection was refused",
  ECONNRESET: "The connection was cut off",
  EPIPE: "The connection was cut off",
  UND_ERR_SOCKET: "The connection was cut off",
  ETIMEDOUT: "Zenlayer's server did not answer in time",
  ENOTFOUND: "The name of Zenlayer's server is not known",
  EAI_AGAIN: "The name of Zenlayer's server cannot be looked up",
  EHOSTUNREACH: "There is no way to Zenlayer's server",
  ENETUNREACH: "There is no way to Zenlayer's server",
};

/** What became of a connection, from the transport's code. */
export function connectionProblem(code: string): ProblemFacts {
  const tls = tlsWords(code);
  if (tls !== undefined) {
    return {
      code: "UPSTREAM_TLS",
      detail: `${tls} (${code}).`,
      forOperator:
        "Check ZENLAYER_ENDPOINT and its certificate, any proxy in between, and this server's clock. NODE_EXTRA_CA_CERTS adds an authority.",
    };
  }
  return {
    code: "UPSTREAM_UNAVAILABLE",
    detail: `${failures[code] ?? "The connection could not be used"} (${code}).`,
    forOperator: "Check this server's network, DNS and proxy, and ZENLAYER_ENDPOINT.",
  };
}

/** Undefined where TLS is not at fault. */
function tlsWords(code: string): string | undefined {
  if (isHandshakeFault(code)) return "The encrypted connection to Zenlayer's server failed";
  const fault = certificateFault(code);
  return fault === undefined ? undefined : `The certificate of Zenlayer's server ${fault}`;
}
