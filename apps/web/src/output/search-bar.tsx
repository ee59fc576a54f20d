import { IconChevronDown, IconChevronUp, IconEyeOff, IconX } from "@tabler/icons-react";
import type { KeyboardEvent, Ref } from "react";
import type { OutputQuery } from "../lib/output-query.ts";
import classes from "./output-bar.module.css";
import type { OutputState } from "./output-client.ts";
import { OutputTool } from "./output-tool.tsx";
import type { Hit } from "./protocol.ts";
import { SearchField } from "./search-field.tsx";
import { SearchSwitch } from "./search-switch.tsx";
import { searchNote, searchWords } from "./search-words.ts";

/** Looks for something in the output below: how many hits there are, and the way from one to the next. */
export function SearchBar(props: {
  label: string;
  query: OutputQuery;
  onQueryChange: (query: OutputQuery) => void;
  state: OutputState;
  current: Hit | null;
  /** Why a search is refused is read out elsewhere on the page. */
  isRefusalTold: boolean;
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
  inputRef: Ref<HTMLInputElement>;
}) {
  const { query, state, current, onStep } = props;
  const isSearching = query.text !== "";
  const canStep = isSearching && !query.invert && (state.found?.hits ?? 0) > 0;
  const note = isSearching ? searchNote(state) : null;

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onStep(event.shiftKey ? -1 : 1);
  }

  return (
    <search className={classes.bar} aria-label={`Search ${props.label}`}>
      <div className={classes.row}>
        <SearchField
          query={query}
          onQueryChange={props.onQueryChange}
          label={`Search in ${props.label}`}
          placeholder="Search all of the text"
          inputRef={props.inputRef}
          onKeyDown={onKeyDown}
        >
          <SearchSwitch
            icon={IconEyeOff}
            name="Hide matching lines"
            on={query.invert}
            onChange={(invert) => props.onQueryChange({ ...query, invert })}
          />
        </SearchField>
        <span className={classes.words} role="status">
          {isSearching ? searchWords(state, current) : ""}
        </span>
        <span className={classes.tools}>
          <OutputTool
            icon={IconChevronUp}
            word="Previous hit"
            title="Previous hit (Shift+Enter)"
            iconOnly
            disabled={!canStep}
            onClick={() => onStep(-1)}
          />
          <OutputTool
            icon={IconChevronDown}
            word="Next hit"
            title="Next hit (Enter)"
            iconOnly
            disabled={!canStep}
            onClick={() => onStep(1)}
          />
          <OutputTool
            icon={IconX}
            word="Close search"
            title="Close search (Esc)"
            iconOnly
            onClick={props.onClose}
          />
        </span>
      </div>
      {note !== null && (
        <p
          className={classes.note}
          role={note.isError && !props.isRefusalTold ? "alert" : undefined}
          data-error={note.isError || undefined}
        >
          {note.text}
        </p>
      )}
    </search>
  );
}
