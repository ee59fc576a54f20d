import { CloseButton } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import classes from "./url-notice.module.css";

interface AbsentRowsProps {
  /** The invocations that the link opens and the page does not have. */
  readonly ids: readonly string[];
  readonly profile: string | undefined;
  readonly onDismiss: () => void;
}

/** Says which rows of the link have moved on to another page, or out of the list, and leads to them. */
export function AbsentRows({ ids, profile, onDismiss }: AbsentRowsProps) {
  if (ids.length === 0) return null;
  return (
    <div className={classes.notice} role="status">
      <IconInfoCircle size={16} aria-hidden />
      <div>
        {ids.length === 1
          ? "The row that this link opens is not on this page of the list. Open it by itself:"
          : "Rows that this link opens are not on this page of the list. Open them by themselves:"}
        <ul>
          {ids.map((id) => (
            <li key={id}>
              <Link
                to="/invocations/$invocationId"
                params={{ invocationId: id }}
                search={profile === undefined ? {} : { profile: [profile] }}
              >
                <UntrustedText text={id} />
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <CloseButton size="md" aria-label="Dismiss" title="Dismiss" onClick={onDismiss} />
    </div>
  );
}
