import { type Ignorable, ignorables } from "@command-history/contract";
import { ignorableWords } from "../lib/ignorable-words.ts";
import classes from "./ignore-choices.module.css";

/** What to ignore when outputs are compared: one switch for each choice. */
export function IgnoreChoices(props: {
  ignored: readonly Ignorable[];
  onChange: (ignored: readonly Ignorable[]) => void;
}) {
  const chosen = new Set(props.ignored);
  return (
    <fieldset className={classes.choices} data-printed={chosen.size > 0 || undefined}>
      <legend className="visually-hidden">Ignore</legend>
      <span className={classes.word} aria-hidden>
        Ignore
      </span>
      {ignorables.map((name) => (
        <button
          key={name}
          type="button"
          data-printed={chosen.has(name) || undefined}
          className={classes.choice}
          title={ignorableWords[name].hint}
          aria-pressed={chosen.has(name)}
          onClick={() => props.onChange(ignorables.filter((other) => chosen.has(other) !== (other === name)))}
        >
          {ignorableWords[name].name}
        </button>
      ))}
    </fieldset>
  );
}
