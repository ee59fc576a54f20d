import { IconChevronLeft } from "@tabler/icons-react";
import classes from "./back-to-list.module.css";
import { ListLink } from "./list-link.tsx";

/** The way from a page back to the list, as it was left. */
export function BackToList({ profile }: { profile: string | undefined }) {
  return (
    <ListLink profile={profile} className={classes.back ?? ""}>
      <IconChevronLeft size={16} aria-hidden />
      Invocations
    </ListLink>
  );
}
