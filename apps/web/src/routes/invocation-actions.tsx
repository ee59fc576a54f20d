import type { InstanceResult } from "@command-history/contract";
import { useRole } from "../api/session.ts";
import { InvocationExportMenu } from "../features/exports/invocation-export-menu.tsx";
import { visibleText } from "../lib/visible-text.ts";
import { CopyLinkButton } from "../ui/copy-link-button.tsx";
import { RefreshButton } from "../ui/refresh-button.tsx";
import { formatInvocationSearch, type InvocationSearch } from "./invocation-search.ts";

/** The address of a view of the page on display. */
function linkTo(search: InvocationSearch): string {
  const url = new URL(location.href);
  url.search = formatInvocationSearch(search).toString();
  return url.href;
}

/** What can be done with an invocation as a whole. */
export function InvocationActions(props: {
  invocationId: string;
  commandName: string | null;
  instances: readonly InstanceResult[];
  search: InvocationSearch;
  /** The instance whose output is on display, chosen by the reader or not; null when there is none. */
  shownInstance: string | null;
  refreshing: boolean;
  onRefresh: () => void;
}) {
  const { invocationId, commandName, search, shownInstance } = props;
  const mayRead = useRole("reader");
  return (
    <>
      <RefreshButton busy={props.refreshing} onClick={props.onRefresh} />
      {mayRead && (
        <InvocationExportMenu
          invocationId={invocationId}
          name={visibleText(commandName ?? invocationId)}
          profile={search.profile}
          instances={props.instances}
        />
      )}
      <CopyLinkButton link={() => linkTo({ ...search, instance: shownInstance ?? search.instance })} />
    </>
  );
}
