import { useNavigate, useRouter } from "@tanstack/react-router";
import { type MouseEvent, type ReactNode, type RefObject, useCallback } from "react";
import { lastList } from "./visited.ts";

/** Leads to the list as it was left: filters, page, open rows and scroll; or to the first page of this account's. */
export function useListLink(profile: string | undefined): { href: string; go: () => void } {
  const router = useRouter();
  const navigate = useNavigate();
  const before = lastList(router.history.location.state.__TSR_index);
  const search = profile === undefined ? {} : { profile: [profile] };
  const go = useCallback(() => {
    const last = lastList(router.history.location.state.__TSR_index);
    if (last !== null) router.history.go(-last.steps);
    else void navigate({ to: "/", search: profile === undefined ? {} : { profile: [profile] } });
  }, [router, navigate, profile]);
  return { href: before?.href ?? router.buildLocation({ to: "/", search }).href, go };
}

/** A link to the list as it was left. */
export function ListLink(props: {
  profile: string | undefined;
  className?: string;
  children: ReactNode;
  ref?: RefObject<HTMLAnchorElement | null>;
}) {
  const { href, go } = useListLink(props.profile);

  function onClick(event: MouseEvent): void {
    // A click that opens another tab or window is the browser's.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go();
  }

  return (
    <a ref={props.ref} href={href} className={props.className} onClick={onClick}>
      {props.children}
    </a>
  );
}
