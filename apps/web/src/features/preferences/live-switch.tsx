import { Switch } from "@mantine/core";
import { liveWords, useLivePreference, useLiveState } from "../../lib/live-state.ts";
import { useShortcuts } from "../../lib/shortcuts.ts";
import classes from "./live-switch.module.css";

/** Switches the refresh of what can change, and says what it is doing. Not there where nothing can be followed. */
export function LiveSwitch() {
  const [live, setLive] = useLivePreference();
  const state = useLiveState();
  useShortcuts(
    "Everywhere",
    state === null
      ? []
      : [{ keys: null, title: live ? "Switch Live off" : "Switch Live on", run: () => setLive(!live) }],
  );
  if (state === null) return null;
  return (
    <div className={classes.live} data-kind={state.kind}>
      <Switch
        size="xs"
        label="Live"
        checked={live}
        onChange={(event) => setLive(event.currentTarget.checked)}
      />
      <span className={classes.state}>· {liveWords(state)}</span>
    </div>
  );
}
