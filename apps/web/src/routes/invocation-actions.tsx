import { IconRefresh } from "@tabler/icons-react";
import { CopyLinkButton } from "../ui/copy-link-button.tsx";
import { ToolButton } from "../ui/tool-button.tsx";

/** What can be done with an invocation as a whole. */
export function InvocationActions(props: { refreshing: boolean; onRefresh: () => void }) {
  return (
    <>
      <ToolButton icon={IconRefresh} word="Refresh" busy={props.refreshing} onClick={props.onRefresh} />
      <CopyLinkButton />
    </>
  );
}
