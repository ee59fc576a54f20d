import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import classes from "./doorway.module.css";

const product = "Command History";

/** What stands in place of every page for one who may not see any: why, and what to do. */
export function Doorway(props: { title?: string; children: ReactNode; action?: ReactNode }) {
  const { title = product } = props;
  useDocumentTitle(title === product ? product : `${title} · ${product}`);
  return (
    <main className={classes.doorway}>
      {title !== product && <p className={classes.product}>{product}</p>}
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.text}>{props.children}</p>
      {props.action !== undefined && <div className={classes.action}>{props.action}</div>}
    </main>
  );
}
