import { IconRefresh } from "@tabler/icons-react";
import { useRole } from "../api/session.ts";
import { InvocationExportMenu } from "../features/exports/invocation-export-menu.tsx";
import { visibleText } from "../lib/visible-text.ts";
import { CopyLinkButton } from "../ui/copy-link-button.tsx";
import { ToolButton } from "../ui/tool-button.tsx";

/** What can be done with an invocation as a whole. */
export function InvocationActions(props: {
  invocationId: string;
  commandName: string | null;
  profile: string | undefined;
  refreshing: boolean;
  onRefresh: () => void;
}) {
  const { invocationId, commandName, profile } = props;
  const mayRead = useRole("reader");
  return (
    <>
      <ToolButton icon={IconRefresh} word="Refresh" busy={props.refreshing} onClick={props.onRefresh} />
      {mayRead && (
        <InvocationExportMenu
          invocationId={invocationId}
          name={visibleText(commandName ?? invocationId)}
          profile={profile}
        />
      )}
      <CopyLinkButton />
    </>
  );
}
