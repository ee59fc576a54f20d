import { searchLimits } from "@command-history/contract";
import { IconLetterCase, IconRegex, IconSearch } from "@tabler/icons-react";
import type { KeyboardEvent, ReactNode, Ref } from "react";
import type { OutputQuery } from "../lib/output-query.ts";
import classes from "./search-field.module.css";
import { SearchSwitch } from "./search-switch.tsx";

/** A field for what to look for in outputs, with its switches; more of them can follow as children. */
export function SearchField(props: {
  query: OutputQuery;
  onQueryChange: (query: OutputQuery) => void;
  label: string;
  placeholder: string;
  inputRef?: Ref<HTMLInputElement>;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  children?: ReactNode;
}) {
  const { query, onQueryChange } = props;
  return (
    <span className={classes.field}>
      <IconSearch className={classes.icon} size={15} stroke={1.75} aria-hidden />
      <input
        ref={props.inputRef}
        className={classes.input}
        type="search"
        aria-label={props.label}
        placeholder={props.placeholder}
        maxLength={searchLimits.textLength}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={query.text}
        onChange={(event) => onQueryChange({ ...query, text: event.currentTarget.value })}
        onKeyDown={props.onKeyDown}
      />
      <SearchSwitch
        icon={IconLetterCase}
        name="Match case"
        on={query.matchCase}
        onChange={(matchCase) => onQueryChange({ ...query, matchCase })}
      />
      <SearchSwitch
        icon={IconRegex}
        name="Regular expression"
        on={query.syntax === "regex"}
        onChange={(on) => onQueryChange({ ...query, syntax: on ? "regex" : "plain" })}
      />
      {props.children}
    </span>
  );
}
