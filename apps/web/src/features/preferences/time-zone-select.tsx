import { NativeSelect } from "@mantine/core";
import { formatInZone } from "../../lib/format-time.ts";
import { useShortcuts } from "../../lib/shortcuts.ts";
import { useTimeZone, type ZoneChoice, zoneChoices } from "../../lib/time-zone.tsx";
import { useWordsNow } from "../../lib/use-now.ts";

const words: Record<ZoneChoice, string> = { local: "Local time", UTC: "UTC", upstream: "Zenlayer's time" };

/** Whose clock all times on the page follow. */
export function TimeZoneSelect() {
  const { choice, choose, names } = useTimeZone();
  const offsets = useWordsNow((now) =>
    zoneChoices.map((zone) => formatInZone(now, names[zone]).offset).join("\n"),
  ).split("\n");
  useShortcuts(
    "Everywhere",
    zoneChoices.map((zone) => ({ keys: null, title: `Times: ${words[zone]}`, run: () => choose(zone) })),
  );
  return (
    <NativeSelect
      size="xs"
      aria-label="Time zone"
      title={`All times are shown in ${names[choice]}`}
      value={choice}
      data={zoneChoices.map((zone, index) => ({ value: zone, label: `${words[zone]} ${offsets[index]}` }))}
      onChange={(event) => {
        const chosen = zoneChoices.find((zone) => zone === event.currentTarget.value);
        if (chosen !== undefined) choose(chosen);
      }}
    />
  );
}
