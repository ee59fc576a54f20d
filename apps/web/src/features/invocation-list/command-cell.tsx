import type { InvocationSummary } from "@command-history/contract";
import { IconAlertTriangle } from "@tabler/icons-react";
import { visibleText } from "../../lib/visible-text.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import classes from "./cells.module.css";

/** The command's name, type and ID, and a mark when fields of the row could not be read. */
export function CommandCell({ invocation }: { invocation: InvocationSummary }) {
  const { commandId, commandName, commandType, malformed } = invocation;
  return (
    <>
      <div className={classes.line} title={visibleText(commandName ?? "")}>
        {commandName === null ? (
          <span className={classes.dim}>No name</span>
        ) : (
          <UntrustedText className={classes.name} text={commandName} />
        )}
      </div>
      {(commandType !== null || commandId !== null) && (
        <div
          className={`${classes.line} ${classes.wholeCommandId}`}
          title={visibleText([commandType, commandId].filter((text) => text !== null).join(" "))}
        >
          {commandType !== null && <UntrustedText className={classes.tag} text={commandType} />}
          {commandId !== null && (
            <>
              <UntrustedText className={classes.id} text={commandId} />
              <CopyId id={commandId} label="command ID" />
            </>
          )}
        </div>
      )}
      {malformed.length > 0 && <MalformedMark fields={malformed} />}
    </>
  );
}

/** Says which of the row's fields could not be read; "*" stands for the whole row. */
function MalformedMark({ fields }: { fields: readonly string[] }) {
  const words = fields.includes("*") ? "This row could not be read" : `Unreadable: ${fields.join(", ")}`;
  return (
    <div className={classes.malformed}>
      <IconAlertTriangle size={13} aria-hidden />
      <UntrustedText text={words} />
    </div>
  );
}

/** A button that copies an ID, beside it. */
export function CopyId({ id, label }: { id: string; label: string }) {
  return (
    <span className={classes.copy}>
      <CopyButton value={id} label={label} />
    </span>
  );
}
