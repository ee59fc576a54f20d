import type { ParameterProblem } from "@command-history/contract";
import { CloseButton } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { UntrustedText } from "../ui/untrusted-text.tsx";
import classes from "./url-notice.module.css";

/** Says which values of the link were not taken. */
export function UrlNotice(props: { problems: readonly ParameterProblem[]; onDismiss: () => void }) {
  if (props.problems.length === 0) return null;
  return (
    <div className={classes.notice} role="status">
      <IconInfoCircle size={16} aria-hidden />
      <div>
        Parts of this link could not be used. The page is shown without them.
        <ul>
          {props.problems.map(({ message }) => (
            <li key={message}>
              <UntrustedText text={message} />
            </li>
          ))}
        </ul>
      </div>
      <CloseButton size="md" aria-label="Dismiss" title="Dismiss" onClick={props.onDismiss} />
    </div>
  );
}
