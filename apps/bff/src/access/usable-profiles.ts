import type { Config } from "../config/config.ts";
import { mayUseProfile } from "./permissions.ts";
import type { Principal } from "./principal.ts";

/**
 * The account that is meant by the name of a profile, or by none: the default one, or the first that this person may
 * use. Undefined when there is none of that name for them.
 */
export function profileFor(
  config: Pick<Config, "profiles" | "access">,
  principal: Principal,
  wanted: string | undefined,
): string | undefined {
  const { names, defaultName } = usableProfiles(config, principal);
  return wanted === undefined ? defaultName : names.find((name) => name === wanted);
}

/** The upstream accounts that someone may use, and the one that is asked when none is named. Both may be none. */
export function usableProfiles(
  { profiles, access }: Pick<Config, "profiles" | "access">,
  principal: Principal,
): { names: readonly string[]; defaultName: string | undefined } {
  const names = profiles.names.filter((name) => mayUseProfile(principal, name, access));
  return { names, defaultName: names.includes(profiles.defaultName) ? profiles.defaultName : names[0] };
}
