import { IconLink } from "@tabler/icons-react";
import { useShortcuts } from "../lib/shortcuts.ts";
import { useCopy } from "../lib/use-copy.ts";
import { ToolButton } from "./tool-button.tsx";

/** Copies the page's address, which holds all that is shown; or what `link` gives, where the address does not hold it all. */
export function CopyLinkButton({ link = () => location.href }: { link?: () => string }) {
  const { outcome, copy } = useCopy("the link to this view");
  const copyLink = () => copy(link());
  useShortcuts("This page", [{ keys: "c", title: "Copy the link to this view", run: copyLink }]);
  return <ToolButton icon={IconLink} word="Copy link" outcome={outcome} onClick={copyLink} />;
}
