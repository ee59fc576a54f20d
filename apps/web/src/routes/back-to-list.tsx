import { IconChevronLeft } from "@tabler/icons-react";
import { useRef } from "react";
import classes from "./back-to-list.module.css";
import { ListLink } from "./list-link.tsx";
import { useHandedFocus } from "./use-handed-focus.ts";

/** The way from a page back to the list, as it was left. */
export function BackToList({ profile }: { profile: string | undefined }) {
  const link = useRef<HTMLAnchorElement>(null);
  // The heading that it stands in makes way for another one once the page is loaded.
  useHandedFocus(link);
  return (
    <ListLink ref={link} profile={profile} className={classes.back ?? ""}>
      <IconChevronLeft size={16} aria-hidden />
      Invocations
    </ListLink>
  );
}
