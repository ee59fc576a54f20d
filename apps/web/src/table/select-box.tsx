import type { ReactNode } from "react";
import classes from "./select-box.module.css";

const handledByTable = () => {};

interface SelectBoxProps {
  /** What is selected, for the box's name: a row's name, or "all rows shown". */
  readonly name: string;
  readonly share: "none" | "some" | "all";
  /** Stands beside the box. */
  readonly children?: ReactNode;
}

/** A box that selects a row, or in the table's head all rows shown. The table listens for its changes. */
export function SelectBox({ name, share, children }: SelectBoxProps) {
  return (
    <label className={classes.label}>
      <input
        type="checkbox"
        className={classes.box}
        data-select
        aria-label={`Select ${name}`}
        checked={share === "all"}
        ref={(box) => {
          if (box !== null) box.indeterminate = share === "some";
        }}
        onChange={handledByTable}
      />
      {children}
    </label>
  );
}
