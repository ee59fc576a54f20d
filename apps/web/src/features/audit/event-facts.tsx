import type { AuditItem } from "@command-history/contract";
import type { ReactNode } from "react";
import { formatCount } from "../../lib/format-number.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Time } from "../../ui/time.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import { actionWords } from "./action-words.ts";
import classes from "./audit.module.css";
import { isOfScript, readable } from "./object-cell.tsx";

/** All that an event holds, with what is to be copied. */
export function EventFacts({ item }: { item: AuditItem }) {
  if ("raw" in item) {
    return (
      <div className={classes.facts}>
        <p className={classes.note}>
          This line of the trail's file is not an event: it was cut short, or something else wrote it.
        </p>
        <UntrustedText className={classes.raw} text={item.raw} />
      </div>
    );
  }
  const { object } = item;
  return (
    <dl className={classes.facts}>
      <Fact name="Time">
        <Time value={item.time} />
      </Fact>
      <Fact name="What">
        <UntrustedText text={actionWords(item.action)} /> <Id text={item.action} />
      </Fact>
      <TextFact name="User" text={item.user?.name ?? null} />
      <IdFact name="User ID" id={item.user?.id ?? null} />
      <IdFact name="Address" id={item.address} />
      <IdFact name="Request ID" id={item.requestId} />
      <TextFact name="Profile" text={object.profile} />
      <IdFact name="Invocation ID" id={object.invocationId} />
      <IdFact name="Instance ID" id={object.instanceId} />
      <TextFact name="Stream" text={object.stream} />
      <TextFact name="Text" text={isOfScript(item) ? "script" : null} />
      <TextFact name="Filter" text={item.filter === null ? null : readable(item.filter)} />
      <TextFact name="Reason" text={item.reason} />
      <TextFact name="More times" text={item.count === undefined ? null : formatCount(item.count)} />
      <TextFact name="Refused with" text={item.code} />
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Id({ text }: { text: string }) {
  return <UntrustedText className={classes.id} text={text} />;
}

function TextFact({ name, text }: { name: string; text: string | null }) {
  if (text === null) return null;
  return (
    <Fact name={name}>
      <UntrustedText text={text} />
    </Fact>
  );
}

function IdFact({ name, id }: { name: string; id: string | null }) {
  if (id === null) return null;
  return (
    <Fact name={name}>
      <Id text={id} />
      <CopyButton value={id} label={name} />
    </Fact>
  );
}
