import type { Endurance } from "./measure-endurance.ts";
import type { LineMeasures } from "./measure-line.ts";
import type { MixedMeasures } from "./measure-mixed.ts";
import type { Outages } from "./measure-outage.ts";
import type { Measures } from "./measure-server.ts";
import type { ServerName } from "./servers.ts";

/** The parts of this bench; each can be measured alone. */
export const parts = ["loads", "line", "mixed", "endurance", "outages"] as const;
export type Part = (typeof parts)[number];

/** What each server that was measured did, in the order of the rounds. */
export type Rounds<Measured> = Partial<Readonly<Record<ServerName, readonly Measured[]>>>;

/** What was measured: a part that was left out is not there. */
export interface Results {
  readonly loads?: {
    readonly rounds: Rounds<Measures>;
    /** The naive server's large page, compressed. */
    readonly naiveGzipBytes: number;
  };
  readonly line?: Rounds<LineMeasures>;
  readonly mixed?: Rounds<MixedMeasures>;
  readonly endurance?: Endurance;
  /** One round of them. */
  readonly outages?: Rounds<Outages>;
}
