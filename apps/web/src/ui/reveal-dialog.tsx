import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/Paper.layer.css";
import { reasonLimits } from "@command-history/contract";
import { Button, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useFocusBack } from "../lib/use-focus-back.ts";
import classes from "./reveal-dialog.module.css";

/** Asks why someone wants to see a text with nothing hidden. */
export function RevealDialog(props: {
  label: string;
  isRecorded: boolean;
  onCancel: () => void;
  onReveal: (reason: string) => void;
}) {
  useFocusBack();
  const [reason, setReason] = useState("");
  const given = reason.trim();
  const isGiven = given.length >= reasonLimits.shortest;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isGiven) props.onReveal(given);
  }

  return (
    <Modal
      opened
      onClose={props.onCancel}
      title="Show hidden text"
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 0 }}
    >
      <form onSubmit={submit} className={classes.form}>
        <p className={classes.words}>
          Passwords, keys and tokens of <strong>{props.label}</strong> will be shown, on this page only.{" "}
          {props.isRecorded
            ? "Your name, the time and the reason are recorded."
            : "This server records neither who asks nor why."}
        </p>
        <TextInput
          label="Reason"
          description={`At least ${reasonLimits.shortest} characters`}
          inputWrapperOrder={["label", "input", "description"]}
          placeholder="Ticket, or what you need it for"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={reasonLimits.longest}
          data-autofocus
          autoComplete="off"
        />
        <div className={classes.buttons}>
          <Button variant="subtle" onClick={props.onCancel}>
            Cancel
          </Button>
          <Button type="submit" variant="default" disabled={!isGiven}>
            Show hidden text
          </Button>
        </div>
      </form>
    </Modal>
  );
}
