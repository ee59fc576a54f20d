import { Button } from "@mantine/core";
import { WaitedFor } from "../../ui/waited-for.tsx";
import classes from "./detail-loading.module.css";
import { DetailSkeleton } from "./detail-skeleton.tsx";

/** Stands where an invocation will be. One with much output takes long: after a moment it says so, and can be stopped. */
export function DetailLoading(props: { stopped: boolean; onStop: () => void; onLoad: () => void }) {
  const { stopped } = props;
  return (
    <>
      <div className={classes.words} data-waiting={!stopped || undefined}>
        <span>
          <span role="status">
            {stopped
              ? "Stopped: the invocation is not loaded"
              : "Loading the invocation and its instances. With much output it takes long"}
          </span>
          {!stopped && <WaitedFor />}
        </span>
        <Button variant="default" size="compact-sm" onClick={stopped ? props.onLoad : props.onStop}>
          {stopped ? "Load it" : "Stop"}
        </Button>
      </div>
      {!stopped && <DetailSkeleton />}
    </>
  );
}
