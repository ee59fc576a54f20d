import { IconLink } from "@tabler/icons-react";
import { useShortcuts } from "../lib/shortcuts.ts";
import { useCopy } from "../lib/use-copy.ts";
import { ToolButton } from "./tool-button.tsx";

const words = { copied: "Link copied", refused: "Not allowed" };

/** Copies the page's address, which holds all that is shown. */
export function CopyLinkButton() {
  const { outcome, copy } = useCopy("the link to this view");
  const copyLink = () => copy(location.href);
  useShortcuts("This page", [{ keys: "c", title: "Copy the link to this view", run: copyLink }]);
  return (
    <ToolButton
      icon={IconLink}
      word={outcome === null ? "Copy link" : words[outcome]}
      speaking={outcome !== null}
      onClick={copyLink}
    />
  );
}
