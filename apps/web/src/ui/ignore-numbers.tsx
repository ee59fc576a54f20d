import { type Ignorable, ignorables } from "@command-history/contract";
import { Button } from "@mantine/core";
import classes from "./ignore-numbers.module.css";

/** A way on where outputs differ so much that they tell little: most often only in numbers. Nothing once these are ignored. */
export function IgnoreNumbers(props: {
  ignored: readonly Ignorable[];
  onChange: (ignored: readonly Ignorable[]) => void;
}) {
  const { ignored } = props;
  if (ignored.includes("numbers")) return null;
  return (
    <span className={classes.hint}>
      Most outputs differ.
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() =>
          props.onChange(ignorables.filter((name) => name === "numbers" || ignored.includes(name)))
        }
      >
        Ignore numbers
      </Button>
    </span>
  );
}
