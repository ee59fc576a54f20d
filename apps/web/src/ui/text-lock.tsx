import { IconLock } from "@tabler/icons-react";
import classes from "./text-lock.module.css";

/** Stands where scripts and outputs would be, for one who may not read them. */
export function TextLock() {
  return (
    <p className={classes.lock}>
      <IconLock size={16} stroke={1.75} aria-hidden />
      <span>Your role may not read scripts and outputs. Ask for the role reader.</span>
    </p>
  );
}
