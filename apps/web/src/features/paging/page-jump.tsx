import { listLimits } from "@command-history/contract";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { formatCount } from "../../lib/format-number.ts";
import classes from "./paging-bar.module.css";

/**
 * A field with the page's number; Enter goes to the number typed, and to the last page where that is known to come before
 * it.
 */
export function PageJump(props: { page: number; last: number | null; onPage: (page: number) => void }) {
  const [text, setText] = useState(String(props.page));
  const typed = /^\s*\d+\s*$/.test(text) ? Number(text) : 0;
  const number = Math.min(typed, props.last ?? typed);
  const valid = number >= 1 && number <= listLimits.page;
  return (
    <form
      className={classes.jump}
      onSubmit={(event) => {
        event.preventDefault();
        if (valid && number !== props.page) props.onPage(number);
        else setText(String(props.page));
      }}
    >
      <TextInput
        size="xs"
        aria-label="Page number"
        title="Enter goes to this page"
        inputMode="numeric"
        autoComplete="off"
        classNames={{ input: classes.number ?? "" }}
        error={!valid}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => setText(String(props.page))}
      />
      <span className={classes.of}>{props.last === null ? "" : `of ${formatCount(props.last)}`}</span>
    </form>
  );
}
