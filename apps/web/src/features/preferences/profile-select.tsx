import type { Profiles } from "@command-history/contract";
import { NativeSelect } from "@mantine/core";
import { shownProfile } from "./shown-profile.ts";

interface ProfileSelectProps {
  readonly profiles: Profiles;
  /** Undefined is the default profile. */
  readonly value: string | undefined;
  readonly onChange: (profile: string | undefined) => void;
}

/** Which account is shown, of those that are open to the viewer. */
export function ProfileSelect({ profiles, value, onChange }: ProfileSelectProps) {
  const names = profiles.profiles.map((profile) => profile.name);
  const chosen = shownProfile(profiles, value);
  if (names.length === 0 || (names.length === 1 && chosen !== undefined)) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label="Profile"
      value={chosen ?? ""}
      // A link can name an account that is not among them.
      data={
        chosen === undefined ? [{ value: "", label: "Choose a profile", disabled: true }, ...names] : names
      }
      onChange={(event) => {
        const name = event.currentTarget.value;
        onChange(name === profiles.defaultProfile ? undefined : name);
      }}
    />
  );
}
