import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import type { MouseEvent, ReactNode, RefObject } from "react";
import { profilesQuery } from "../api/profiles.ts";
import { opensElsewhere } from "../lib/opens-elsewhere.ts";
import { lastList } from "./visited.ts";

/** Leads to the list as it was left: filters, page, open rows and scroll; or to the first page of this account's. */
export function useListLink(profile: string | undefined): { href: string; go: () => void } {
  const router = useRouter();
  const navigate = useNavigate();
  const defaultProfile = useQuery(profilesQuery).data?.defaultProfile;
  const search = profile === undefined ? {} : { profile: [profile] };

  function findLast() {
    const { pathname, state } = router.history.location;
    // The audit trail is of no account, and opened from the list of any.
    return lastList(
      state.__TSR_index,
      (of) => pathname === "/audit" || (of ?? defaultProfile) === (profile ?? defaultProfile),
    );
  }

  function go(): void {
    const last = findLast();
    if (last !== null) router.history.go(-last.steps);
    else void navigate({ to: "/", search });
  }

  return { href: findLast()?.href ?? router.buildLocation({ to: "/", search }).href, go };
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
    if (opensElsewhere(event)) return;
    event.preventDefault();
    go();
  }

  return (
    <a ref={props.ref} href={href} className={props.className} onClick={onClick}>
      {props.children}
    </a>
  );
}
