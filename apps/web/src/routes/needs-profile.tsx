import { useQuery } from "@tanstack/react-query";
import { Outlet } from "@tanstack/react-router";
import { profilesQuery } from "../api/profiles.ts";
import { EmptyState } from "../ui/empty-state.tsx";

/** Says so where no account is open to the one who is signed in. */
export function NeedsProfile() {
  const { data: profiles } = useQuery(profilesQuery);
  if (profiles?.profiles.length !== 0) return <Outlet />;
  return (
    <EmptyState title="No account is open to you" wholePage>
      None of your groups may use any of the Zenlayer accounts that this dashboard reads. Ask whoever runs it.
    </EmptyState>
  );
}
