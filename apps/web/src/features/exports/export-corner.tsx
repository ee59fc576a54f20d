import { Suspense } from "react";
import { useStore } from "../../lib/store.ts";
import { lazyPart } from "../../parts/lazy-part.ts";
import { PartBoundary } from "../../parts/part-boundary.tsx";
import { exportJobs } from "./export-jobs.ts";
import classes from "./export-tray.module.css";
import { tellReach } from "./tell-reach.ts";

const ExportTray = lazyPart(async () => (await import("./export-tray.tsx")).ExportTray);

/** Where the exports are shown, once there is one: `ExportTray` is not part of the first load. */
export function ExportCorner({ target }: { target: string }) {
  const count = useStore(exportJobs).length;
  if (count === 0) return null;
  return (
    <PartBoundary
      of={String(count)}
      around={(notice) => (
        <aside ref={tellReach} className={classes.tray} aria-label="Exports">
          <div className={classes.job}>
            <div className={classes.title}>Exports</div>
            {notice}
          </div>
        </aside>
      )}
    >
      <Suspense fallback={null}>
        <ExportTray target={target} />
      </Suspense>
    </PartBoundary>
  );
}
