import { isSameSecret } from "../access/same-secret.ts";
import type { Config, Secrets } from "../config/config.ts";
import { RequestError } from "../problems/request-error.ts";

/** Whether whoever sends this `Authorization` may read the metrics: they say how the system is and how it is used. */
export type CheckMetricsAccess = (authorization: string | undefined) => void;

/**
 * With a token it takes that token. Without one they are open where everything is open, and nowhere else. The check
 * throws RequestError `UNAUTHENTICATED`, or `NOT_FOUND` where nobody can read them.
 */
export function createMetricsAccess(
  { mode }: Pick<Config["signIn"], "mode">,
  token: Secrets["metricsToken"],
): CheckMetricsAccess {
  return (authorization) => {
    if (token === undefined && mode === "none") return;
    if (token === undefined) {
      throw new RequestError("NOT_FOUND", "With sign-in, metrics take a token: METRICS_TOKEN is not set.");
    }
    const given = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
    if (given === undefined || !isSameSecret(given, token)) {
      throw new RequestError(
        "UNAUTHENTICATED",
        "Metrics take the token in METRICS_TOKEN, as a bearer token.",
      );
    }
  };
}
