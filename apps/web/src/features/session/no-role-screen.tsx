import type { ReactNode } from "react";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import { Doorway } from "./doorway.tsx";

/** For one who is signed in and may see nothing at all. */
export function NoRoleScreen({ name, signOut }: { name: string; signOut: ReactNode }) {
  return (
    <Doorway title="Nothing here is open to you" action={signOut}>
      You are signed in as <UntrustedText text={name} />, and nothing of this dashboard is shown to your
      groups. Ask whoever runs it for the viewer role, to see what was run and how it went, or for the reader
      role, to see scripts and outputs too.
    </Doorway>
  );
}
