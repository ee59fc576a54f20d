import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useState } from "react";
import { announce } from "../../lib/announce.ts";
import { formatCount } from "../../lib/format-number.ts";
import { type IdKind, useSeenIds } from "../../lib/seen-ids.ts";
import { useAfterPress } from "../../lib/use-after-press.ts";
import { visibleText } from "../../lib/visible-text.ts";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import { type Held, splitEntered, whenEntered, whenLeft, whenPasted } from "./entered.ts";
import { idsNamed, suggestIds } from "./suggest.ts";
import classes from "./token-field.module.css";
import { addTokens, refusalWords } from "./tokens.ts";

interface TokenFieldProps {
  readonly kind: IdKind;
  /** A name seen with IDs may be entered in their place. */
  readonly named?: boolean;
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/**
 * A field that adds IDs to a filter: a paste at once, unless it is a part of a name, of which it asks; typed text with
 * Enter, or when the field is left and the text is no part of an ID or name that is suggested for it. Either is split into
 * many, but for an ID seen in rows that itself holds spaces or commas. IDs seen in rows are suggested, and put in where their
 * name is entered, or with Enter a part of that name alone. A part of an ID may be another one, that no row has shown: Enter
 * asks once. What is not taken stays in the field, which says so. Escape closes the suggestions, and without any empties the
 * field.
 */
export function TokenField({ kind, named = false, label, values, onChange }: TokenFieldProps) {
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const seen = useSeenIds(kind);
  const known = { seen, named, values };
  const suggestions = combobox.dropdownOpened ? suggestIds(seen, named, values, text) : [];

  function add(tokens: readonly string[], keep = ""): void {
    const ids = named ? tokens.flatMap((token) => idsNamed(seen, token)) : tokens;
    const result = addTokens(values, ids);
    const refused = refusalWords(result);
    setText([keep, ...result.surplus, ...result.tooLong].filter((part) => part !== "").join(" "));
    setRefusal(refused);
    setHeld(null);
    combobox.closeDropdown();
    if (result.added > 0) onChange(result.values);
    const added = result.added === 1 ? visibleText(result.values.at(-1) ?? "") : formatCount(result.added);
    const repeated = result.repeated > 0 ? `, ${result.repeated} were there already` : "";
    announce(`${added} added to ${label}${repeated}. ${refused ?? ""}`);
  }

  function hold(reason: Held): void {
    setHeld(reason);
    announce(`Not added to ${label}. ${reason.words}`);
  }

  /** Has the viewer choose among the suggestions. */
  function ask(reason: Held): void {
    hold(reason);
    combobox.openDropdown();
  }

  function enter(tokens: readonly string[]): void {
    const outcome = held?.addsAsTyped ? { add: tokens } : whenEntered(known, tokens);
    if ("add" in outcome) add(outcome.add);
    else ask(outcome.hold);
  }

  function setTyped(typed: string): void {
    setText(typed);
    setRefusal(null);
    setHeld(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // The keys are the input method's while it composes.
    if (event.nativeEvent.isComposing) return;
    // With a list open, Escape is the combobox's, and closes it.
    if (event.key === "Escape" && suggestions.length === 0) setTyped("");
    // With an option marked, Enter is the combobox's.
    if (event.key !== "Enter" || combobox.getSelectedOptionIndex() >= 0) return;
    event.preventDefault();
    const tokens = splitEntered(known, text);
    if (tokens.length > 0) enter(tokens);
  }

  function onPaste(event: ClipboardEvent): void {
    const tokens = splitEntered(known, event.clipboardData.getData("text"));
    // One token beside typed text completes that text.
    if (tokens.length === 0 || (tokens.length === 1 && text !== "")) return;
    const outcome = whenPasted(known, tokens);
    event.preventDefault();
    if ("add" in outcome) {
      add(outcome.add, text);
    } else {
      setTyped(tokens.join(" "));
      ask(outcome.hold);
    }
  }

  const takeWhenLeft = useAfterPress(() => {
    const tokens = splitEntered(known, text);
    if (tokens.length === 0) return;
    const outcome = whenLeft(known, tokens);
    if ("add" in outcome) add(outcome.add);
    else if (held === null) hold(outcome.hold);
  });

  function onBlur({ currentTarget }: FocusEvent): void {
    combobox.closeDropdown();
    // In another window the viewer may be looking up the rest of what is typed here.
    if (document.activeElement === currentTarget || refusal !== null) return;
    takeWhenLeft();
  }

  return (
    <div className={classes.field}>
      <Combobox
        store={combobox}
        onOptionSubmit={(id) => add([id])}
        width="max-content"
        withinPortal={false}
        // In the page while it is open: to place a list that nobody sees would lay the whole page out as it first comes.
        keepMounted={false}
        size="xs"
        shadow="sm"
        position="bottom-start"
        transitionProps={{ duration: 0 }}
      >
        {/* Suggestions stand below what the field says. */}
        <Combobox.DropdownTarget>
          <div className={classes.anchor}>
            <Combobox.EventsTarget>
              <TextInput
                size="xs"
                aria-label={`Add ${label} to the filter`}
                placeholder={named ? `${label}, name` : label}
                title={`Enter adds the IDs that you type${named ? ", or those of a name that rows have shown" : ""}. Leaving the field does so too. Where longer IDs or names contain what you type, Enter may first ask which is meant, and leaving the field adds nothing. Commas, spaces and lines stand between IDs.`}
                autoComplete="off"
                spellCheck={false}
                value={text}
                description={held === null ? null : `Not added. ${held.words}`}
                error={refusal}
                inputWrapperOrder={["input", "description", "error"]}
                classNames={{ description: classes.hint ?? "", error: classes.hint ?? "" }}
                onChange={(event) => {
                  setTyped(event.currentTarget.value);
                  combobox.openDropdown();
                  combobox.resetSelectedOption();
                }}
                onFocus={() => combobox.openDropdown()}
                onClick={() => combobox.openDropdown()}
                onBlur={onBlur}
                onKeyDown={onKeyDown}
                onPaste={onPaste}
              />
            </Combobox.EventsTarget>
          </div>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown hidden={suggestions.length === 0} className={classes.dropdown}>
          {/* What scrolls is a stop of the Tab key unless it says otherwise; leaving the field closes it, and the focus with it. */}
          <Combobox.Options className={classes.options} aria-label={`${label} seen in rows`} tabIndex={-1}>
            {suggestions.map((suggestion) => (
              <Combobox.Option key={suggestion.id} value={suggestion.id}>
                {suggestion.name !== null && <UntrustedText text={suggestion.name} />}{" "}
                <UntrustedText className={classes.id} text={suggestion.id} />
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
}
