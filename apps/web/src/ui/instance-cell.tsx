import type { InstanceResult } from "@command-history/contract";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useContext } from "react";
import { visibleText } from "../lib/visible-text.ts";
import { FilteredInstances } from "./filtered-instances.ts";
import { IdLine } from "./id-line.tsx";
import classes from "./instance-cell.module.css";
import { UntrustedText } from "./untrusted-text.tsx";

/** An instance's name and ID, and whether it is gone or could not be read in full. */
export function InstanceCell({ result }: { result: InstanceResult }) {
  const { instanceId, instanceName, instanceExists, malformed } = result;
  const isFiltered = useContext(FilteredInstances).has(instanceId ?? "");
  return (
    <>
      <div className={classes.line}>
        {instanceName === null ? (
          <span className={classes.dim}>No name</span>
        ) : (
          <UntrustedText className={classes.name} text={instanceName} />
        )}
        {isFiltered && (
          <span className={classes.tag} title="The list is filtered by this instance">
            In the filter
          </span>
        )}
        {instanceExists === false && (
          <span className={classes.tag} title="The instance no longer exists">
            Gone
          </span>
        )}
        {malformed.length > 0 && (
          <span
            className={classes.malformed}
            title={visibleText(`Could not be read: ${malformed.join(", ")}`)}
          >
            <IconAlertTriangle size={13} aria-hidden />
            Unreadable: <UntrustedText text={malformed.join(", ")} />
          </span>
        )}
      </div>
      {instanceId === null ? (
        <div className={classes.dim}>No ID: its output cannot be read</div>
      ) : (
        <IdLine id={instanceId} label="instance ID" />
      )}
    </>
  );
}
