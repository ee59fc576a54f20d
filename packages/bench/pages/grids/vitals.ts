import { onCLS, onINP, onLCP } from "web-vitals";
import type { Vitals } from "../../src/grids/vitals-page.ts";

/** Follows what a page is judged by in the field, from its start on. */
const vitals: { -readonly [Name in keyof Vitals]: Vitals[Name] } = { lcp: 0, inp: 0, cls: 0 };
window.vitals = vitals;

onLCP(
  ({ value }) => {
    vitals.lcp = value;
  },
  { reportAllChanges: true },
);
onCLS(
  ({ value }) => {
    vitals.cls = value;
  },
  { reportAllChanges: true },
);
onINP(
  ({ value }) => {
    vitals.inp = value;
  },
  { reportAllChanges: true, durationThreshold: 16 },
);
