import { TaskRollUp } from "../../ui/task-roll-up.tsx";
import classes from "./cells.module.css";

/** The instances of an invocation by task status. `count` null: the upstream sent none with the row; opened, it has them. */
export function InstancesCell(props: {
  count: number | null;
  taskCounts: Readonly<Record<string, number>>;
  canOpen: boolean;
}) {
  const { count, taskCounts, canOpen } = props;
  if (count === null) return <span className={classes.dim}>{canOpen ? "Not loaded" : "–"}</span>;
  if (count === 0) return <span className={classes.dim}>None</span>;
  if (Object.keys(taskCounts).length > 0) return <TaskRollUp counts={taskCounts} />;
  return (
    <span className={classes.dim}>{count === 1 ? "1, without a status" : `${count}, without a status`}</span>
  );
}
