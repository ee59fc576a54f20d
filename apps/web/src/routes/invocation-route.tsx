import { useLocation, useParams } from "@tanstack/react-router";
import { type ComponentProps, Suspense, useState } from "react";
import { UnloadedHeading } from "../features/invocation-page/unloaded-heading.tsx";
import { lazyPart } from "../parts/lazy-part.ts";
import { PartBoundary } from "../parts/part-boundary.tsx";
import { BackToList } from "./back-to-list.tsx";
import classes from "./invocation-page.module.css";

// Highlighting and the output viewer are not part of the list's first load.
const InvocationPage = lazyPart(async () => (await import("./invocation-page.tsx")).InvocationPage);

/** The page of an invocation. Where its code does not come, it says of which one, and leads back to the list. */
export function InvocationRoute() {
  const { invocationId } = useParams({ from: "/profile/invocations/$invocationId" });
  const profile = useLocation({ select: ({ search }) => search.profile?.[0] });
  const [headed, setHeaded] = useState(() => ({ invocationId, at: performance.now() }));
  if (headed.invocationId !== invocationId) setHeaded({ invocationId, at: performance.now() });
  const heading = (isLoading: boolean) => (
    <UnloadedHeading
      key={invocationId}
      invocationId={invocationId}
      isLoading={isLoading}
      headedAt={headed.at}
      back={<BackToList profile={profile} />}
    />
  );
  return (
    <TriedForEachAddress
      around={(notice) => (
        <div className={classes.page}>
          {heading(false)}
          {notice}
        </div>
      )}
    >
      <Suspense fallback={<div className={classes.page}>{heading(true)}</div>}>
        <InvocationPage headedAt={headed.at} />
      </Suspense>
    </TriedForEachAddress>
  );
}

/** By itself: what is within is not rendered anew with every change of the address. */
function TriedForEachAddress(props: Omit<ComponentProps<typeof PartBoundary>, "of">) {
  const here = useLocation({ select: ({ href }) => href });
  return <PartBoundary {...props} of={here} />;
}

InvocationRoute.preload = InvocationPage.preload;
