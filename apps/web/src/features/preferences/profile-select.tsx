import type { Profiles } from "@command-history/contract";
import { NativeSelect } from "@mantine/core";

interface ProfileSelectProps {
  readonly profiles: Profiles;
  /** Undefined is the default profile. */
  readonly value: string | undefined;
  readonly onChange: (profile: string | undefined) => void;
}

/** Which account is shown. */
export function ProfileSelect({ profiles, value, onChange }: ProfileSelectProps) {
  const names = profiles.profiles.map((profile) => profile.name);
  const chosen = value ?? profiles.defaultProfile;
  if (chosen === null || (names.length < 2 && names.includes(chosen))) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label="Profile"
      value={chosen}
      data={[...new Set([...names, chosen])]}
      onChange={(event) => {
        const name = event.currentTarget.value;
        onChange(name === profiles.defaultProfile ? undefined : name);
      }}
    />
  );
}
