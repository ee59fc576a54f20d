import { createContext, type ReactNode, use, useMemo } from "react";
import * as z from "zod/mini";
import { isKnownZone, localZone } from "./format-time.ts";
import { usePreference } from "./use-preference.ts";

/** Whose clock times are shown in. */
export const zoneChoices = ["local", "UTC", "upstream"] as const;
export type ZoneChoice = (typeof zoneChoices)[number];

interface TimeZone {
  readonly choice: ZoneChoice;
  /** The IANA name of the zone chosen. */
  readonly name: string;
  choose(choice: ZoneChoice): void;
  /** The IANA name that each choice stands for. */
  readonly names: Readonly<Record<ZoneChoice, string>>;
}

const TimeZoneContext = createContext<TimeZone>({
  choice: "UTC",
  name: "UTC",
  choose: () => {},
  names: { local: "UTC", UTC: "UTC", upstream: "UTC" },
});

/** Holds the zone for all times on the page; the choice is remembered. */
export function TimeZoneProvider(props: { upstreamTimeZone: string; children: ReactNode }) {
  const { upstreamTimeZone, children } = props;
  const [choice, choose] = usePreference("time-zone", z.enum(zoneChoices), "local");
  const zone = useMemo(() => {
    const names = {
      local: localZone(),
      UTC: "UTC",
      upstream: isKnownZone(upstreamTimeZone) ? upstreamTimeZone : "UTC",
    };
    return { choice, name: names[choice], choose, names };
  }, [choice, choose, upstreamTimeZone]);
  return <TimeZoneContext value={zone}>{children}</TimeZoneContext>;
}

export function useTimeZone(): TimeZone {
  return use(TimeZoneContext);
}
