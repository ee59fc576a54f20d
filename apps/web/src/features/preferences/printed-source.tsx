import type { Profiles } from "@command-history/contract";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import { shownProfile } from "./shown-profile.ts";

/** Whose data a sheet of paper shows: that it is made up, or, of several accounts, which. The page says so by its controls. */
export function PrintedSource({ profiles, profile }: { profiles: Profiles; profile: string | undefined }) {
  if (profiles.demo) return <strong className="printed-only">Demo data</strong>;
  const name = shownProfile(profiles, profile);
  if (name === undefined || profiles.profiles.length === 1) return null;
  return (
    <span className="printed-only">
      Profile: <UntrustedText text={name} />
    </span>
  );
}
