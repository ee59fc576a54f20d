import classes from "./detail-skeleton.module.css";

/** Stands where an invocation's details will be, as high as most of them are. */
export function DetailSkeleton() {
  return (
    <div className={classes.skeleton} role="status" aria-label="Loading the invocation">
      <div className={classes.facts}>
        <span className={classes.bone} />
        <span className={classes.bone} />
        <span className={classes.bone} />
        <span className={classes.bone} />
      </div>
      <div className={classes.block} />
      <div className={classes.row} />
      <div className={classes.row} />
      <div className={classes.row} />
    </div>
  );
}
