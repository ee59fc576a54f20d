import { IconRefresh } from "@tabler/icons-react";
import { useShortcuts } from "../lib/shortcuts.ts";
import { ToolButton } from "./tool-button.tsx";

/** Asks for what the page shows anew; the command palette does too. */
export function RefreshButton({ busy, onClick }: { busy: boolean; onClick: () => void }) {
  useShortcuts("This page", [{ keys: null, title: "Refresh", run: onClick }]);
  return <ToolButton icon={IconRefresh} word="Refresh" busy={busy} onClick={onClick} />;
}
