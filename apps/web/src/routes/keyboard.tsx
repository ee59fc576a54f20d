import { invocationStatuses } from "@command-history/contract";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useHasAudit } from "../api/session.ts";
import { ShortcutHost } from "../features/shortcuts/shortcut-host.tsx";
import { useShortcuts } from "../lib/shortcuts.ts";
import { invocationStatusLook } from "../lib/status.ts";
import { useListLink } from "./list-link.tsx";

/** What the keyboard reaches from every page: shortcuts, their list, and the command palette. */
export function Keyboard() {
  const navigate = useNavigate();
  const profile = useLocation({ select: (location) => location.search.profile?.[0] });
  const onList = useLocation({ select: (location) => location.pathname === "/" });
  const list = useListLink(profile);
  const hasAudit = useHasAudit();
  const account = profile === undefined ? {} : { profile: [profile] };

  useShortcuts("Everywhere", [
    {
      keys: "g l",
      title: "Go to the list",
      run: () => {
        if (!onList) list.go();
      },
    },
  ]);

  return (
    <ShortcutHost
      pages={[
        { title: "All invocations", go: () => void navigate({ to: "/", search: account }) },
        ...invocationStatuses.map((status) => ({
          title: `Invocations: ${invocationStatusLook(status).word}`,
          go: () => void navigate({ to: "/", search: { status: [status], ...account } }),
        })),
        ...(hasAudit ? [{ title: "Audit trail", go: () => void navigate({ to: "/audit" }) }] : []),
      ]}
      onOpenInvocation={(invocationId) =>
        void navigate({ to: "/invocations/$invocationId", params: { invocationId }, search: account })
      }
    />
  );
}
