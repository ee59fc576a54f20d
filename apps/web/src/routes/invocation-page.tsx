import type { InvocationDetail } from "@command-history/contract";
import { useDocumentTitle } from "@mantine/hooks";
import { useParams } from "@tanstack/react-router";
import { useRole } from "../api/session.ts";
import { DetailLoading } from "../features/invocation-detail/detail-loading.tsx";
import { UnloadedHeading } from "../features/invocation-page/unloaded-heading.tsx";
import { commandLabel } from "../lib/command-name.ts";
import { ProblemError } from "../lib/errors.ts";
import { invocationStatusLook } from "../lib/status.ts";
import { visibleText } from "../lib/visible-text.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { RowsSeen } from "../ui/rows-seen.ts";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import { BackToList } from "./back-to-list.tsx";
import { InvocationActions } from "./invocation-actions.tsx";
import classes from "./invocation-page.module.css";
import { InvocationView } from "./invocation-view.tsx";
import { useLeftInvocation } from "./left-invocation.ts";
import { ListLink } from "./list-link.tsx";
import { LockedInvocationView } from "./locked-invocation-view.tsx";
import { withoutTexts } from "./locked-search.ts";
import { UrlNotice } from "./url-notice.tsx";
import { useInvocation } from "./use-invocation.ts";
import { useInvocationSearch } from "./use-invocation-search.ts";

function titleOf(invocationId: string, invocation: InvocationDetail | undefined): string {
  if (invocation === undefined) return `Invocation ${visibleText(invocationId)} · Command History`;
  return `${commandLabel(invocation.commandName)}, ${visibleText(invocationStatusLook(invocation.status).word)} · Command History`;
}

/**
 * One invocation: what was run, on which instances, and what each of them wrote. `headedAt`: when its heading was first
 * shown, which may have been before this page, by `performance.now()`.
 */
export function InvocationPage({ headedAt }: { headedAt: number }) {
  const { invocationId } = useParams({ from: "/profile/invocations/$invocationId" });
  useLeftInvocation(invocationId);
  const { search: asked, problems, update } = useInvocationSearch(invocationId);
  const mayRead = useRole("reader");
  const { search, problems: locked } = mayRead ? { search: asked, problems: [] } : withoutTexts(asked);
  const { invocation, error, retryAt, stopped, oldSince, seen, fetching, refresh, stop } = useInvocation(
    invocationId,
    search.profile,
  );
  useDocumentTitle(titleOf(invocationId, invocation));
  const View = mayRead ? InvocationView : LockedInvocationView;
  const missing = error instanceof ProblemError && error.problem.code === "INVOCATION_NOT_FOUND";

  return (
    <div className={classes.page}>
      <UrlNotice
        problems={[...problems, ...locked]}
        onDismiss={() => update(() => search, { replace: true })}
      />
      {invocation === undefined && !missing && (
        <UnloadedHeading
          key={invocationId}
          invocationId={invocationId}
          isLoading={error === null && !stopped}
          headedAt={headedAt}
          back={<BackToList profile={search.profile} />}
        />
      )}
      {missing ? (
        <EmptyState
          title="No such invocation"
          wholePage
          action={<ListLink profile={search.profile}>All invocations</ListLink>}
        >
          <UntrustedText text={invocationId} /> may be mistyped, belong to another account, or be older than
          what Zenlayer keeps.
        </EmptyState>
      ) : (
        error !== null && (
          <ProblemNotice
            error={error}
            onRetry={refresh}
            retryAt={retryAt}
            busy={fetching}
            old={{ what: "This invocation was", since: oldSince }}
          />
        )
      )}
      {invocation === undefined && error === null && (
        <DetailLoading stopped={stopped} onStop={stop} onLoad={refresh} />
      )}
      {invocation !== undefined && !missing && (
        <RowsSeen value={seen}>
          <View
            // Another invocation is another page: nothing chosen here stays.
            key={invocationId}
            invocationId={invocationId}
            invocation={invocation}
            search={search}
            update={update}
            actions={(shownInstance) => (
              <InvocationActions
                invocationId={invocationId}
                commandName={invocation.commandName}
                instances={invocation.instances}
                search={search}
                shownInstance={shownInstance}
                refreshing={fetching}
                onRefresh={refresh}
              />
            )}
          />
        </RowsSeen>
      )}
    </div>
  );
}
