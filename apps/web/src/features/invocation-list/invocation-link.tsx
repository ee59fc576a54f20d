import { useRouter } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import { opensElsewhere } from "../../lib/opens-elsewhere.ts";
import { invocationPagePath } from "../../lib/page-paths.ts";
import { visibleText } from "../../lib/visible-text.ts";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./cells.module.css";

/**
 * An invocation's ID as a link to its page. Not the router's own Link: that one listens to every change of the
 * address, of which opening a row is one, and there is a link in each of hundreds of rows.
 */
export function InvocationLink({ id }: { id: string }) {
  const router = useRouter();
  const profile = router.state.location.search.profile?.[0];

  function onClick(event: MouseEvent): void {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    void router.navigate({
      to: "/invocations/$invocationId",
      params: { invocationId: id },
      search: profile === undefined ? {} : { profile: [profile] },
    });
  }

  return (
    <a
      className={classes.link}
      href={invocationPagePath(id, profile)}
      title={visibleText(`Open the page of ${id}`)}
      onClick={onClick}
    >
      <UntrustedText className={classes.id} text={id} />
    </a>
  );
}
