import type { TablerIcon } from "@tabler/icons-react";
import classes from "./output-tool.module.css";

/** A small button of an output's header: an icon, and a word where there is room. */
export function OutputTool(props: {
  icon: TablerIcon;
  word: string;
  title: string;
  /** For a switch: whether it is on. */
  pressed?: boolean;
  disabled?: boolean;
  /** Leaves the word to those who hear it, however much room there is. */
  iconOnly?: boolean;
  onClick: () => void;
}) {
  const Icon = props.icon;
  return (
    <button
      type="button"
      className={classes.tool}
      title={props.title}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <Icon size={14} stroke={1.75} aria-hidden />
      <span className={classes.word} data-hidden={props.iconOnly || undefined}>
        {props.word}
      </span>
    </button>
  );
}

/** The same for a link to a file, whose name comes with it: the server takes out what a file system trips over. */
export function OutputDownload(props: {
  url: string;
  /** Its name for screen readers, where "Download" alone would mislead. */
  label: string | undefined;
  title: string;
  icon: TablerIcon;
}) {
  const Icon = props.icon;
  return (
    <a className={classes.tool} href={props.url} download aria-label={props.label} title={props.title}>
      <Icon size={14} stroke={1.75} aria-hidden />
      <span className={classes.word}>Download</span>
    </a>
  );
}
