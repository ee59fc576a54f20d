import classes from "./output-lines.module.css";
import { bandCount } from "./protocol.ts";

/** Marks along the scroll bar where there are hits: out of `bandCount` bands, those given. */
export function HitBands({ bands }: { bands: readonly number[] }) {
  if (bands.length === 0) return null;
  return (
    <svg className={classes.bands} viewBox={`0 0 1 ${bandCount}`} preserveAspectRatio="none" aria-hidden>
      <path d={bands.map((band) => `M0 ${band}h1v1h-1z`).join("")} />
    </svg>
  );
}
