import type { TablerIcon } from "@tabler/icons-react";
import classes from "./search-field.module.css";

/** A switch of a search, as small as its icon. */
export function SearchSwitch(props: {
  icon: TablerIcon;
  name: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  const Icon = props.icon;
  return (
    <button
      type="button"
      className={classes.switch}
      aria-label={props.name}
      title={props.name}
      aria-pressed={props.on}
      onClick={() => props.onChange(!props.on)}
    >
      <Icon size={16} stroke={1.75} aria-hidden />
    </button>
  );
}
