import { IconLock } from "@tabler/icons-react";
import classes from "./text-lock.module.css";

/** Stands where scripts and outputs would be, for one who may not read them. */
export function TextLock() {
  return (
    <p className={classes.lock}>
      <IconLock size={16} stroke={1.75} aria-hidden />
      <span>
        Scripts and outputs are not shown to you. Ask whoever runs this dashboard for the reader role.
      </span>
    </p>
  );
}
