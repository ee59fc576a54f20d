import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./text-lock.module.css";

/** Stands where scripts and outputs would be, for one who may not read them. `slim`: where they are only a part of it. */
export function TextLock({ slim, children }: { slim?: boolean; children?: ReactNode }) {
  return (
    <p className={classes.lock} data-slim={slim || undefined}>
      <IconLock size={16} stroke={1.75} aria-hidden />
      <span>
        {children ??
          "Scripts and outputs are not shown to you. Ask whoever runs this dashboard for the reader role."}
      </span>
    </p>
  );
}
