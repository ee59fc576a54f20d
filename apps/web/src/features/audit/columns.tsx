import type { AuditEvent } from "@command-history/contract";
import { IconBan } from "@tabler/icons-react";
import { formatCounted } from "../../lib/format-number.ts";
import type { TableColumn } from "../../table/column.ts";
import { Time } from "../../ui/time.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import { actionWords } from "./action-words.ts";
import classes from "./audit.module.css";
import type { AuditRow } from "./audit-rows.ts";
import { ObjectCell } from "./object-cell.tsx";

/** The columns of the trail. It has an order of its own, so that none sorts. */
export const auditColumns: readonly TableColumn<AuditRow>[] = [
  {
    id: "time",
    title: "Time",
    width: "168px",
    narrow: "head",
    cell: ({ item }) => ("raw" in item ? null : <Time value={item.time} layout="stacked" />),
  },
  {
    id: "user",
    title: "User",
    width: "clamp(140px, 15cqi, 220px)",
    narrow: "head",
    cell: ({ item }) => ("raw" in item ? null : <UserCell event={item} />),
  },
  {
    id: "action",
    title: "What",
    width: "clamp(160px, 17cqi, 240px)",
    narrow: "line",
    cell: ({ item }) => ("raw" in item ? "Not an event" : <ActionCell event={item} />),
  },
  {
    id: "object",
    title: "Object",
    narrow: "line",
    cell: ({ item }) =>
      "raw" in item ? <UntrustedText className={classes.raw} text={item.raw} /> : <ObjectCell event={item} />,
  },
  {
    id: "result",
    title: "Result",
    width: "clamp(100px, 10cqi, 150px)",
    cell: ({ item }) => ("raw" in item ? null : <ResultCell event={item} />),
  },
];

function UserCell({ event: { user, address } }: { event: AuditEvent }) {
  return (
    <>
      <div className={classes.line}>
        {user === null ? <span className={classes.dim}>–</span> : <UntrustedText text={user.name} />}
      </div>
      {address !== null && (
        <div className={classes.line}>
          <UntrustedText className={classes.id} text={address} />
        </div>
      )}
    </>
  );
}

function ActionCell({ event: { action, reason, count } }: { event: AuditEvent }) {
  return (
    <>
      <div className={classes.line}>
        <UntrustedText text={actionWords(action)} />
        {count !== undefined && <span className={classes.second}> {formatCounted(count, "more time")}</span>}
      </div>
      {reason !== null && (
        <div className={classes.line}>
          <UntrustedText className={classes.second} text={reason} />
        </div>
      )}
    </>
  );
}

function ResultCell({ event: { result, code } }: { event: AuditEvent }) {
  if (result === "allowed") return "Allowed";
  return (
    <>
      <div className={classes.refused}>
        <IconBan size={14} stroke={1.75} aria-hidden />
        Refused
      </div>
      {code !== null && (
        <div className={classes.line}>
          <UntrustedText className={classes.id} text={code} />
        </div>
      )}
    </>
  );
}
