import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useState } from "react";
import { announce } from "../../lib/announce.ts";
import { formatCount } from "../../lib/format-number.ts";
import { type IdKind, useSeenIds } from "../../lib/seen-ids.ts";
import { useAfterPress } from "../../lib/use-after-press.ts";
import { visibleText } from "../../lib/visible-text.ts";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import { idsNamed, isKnown, knownTexts, suggestIds, textsAround } from "./suggest.ts";
import classes from "./token-field.module.css";
import { addTokens, refusalWords, splitTokens } from "./tokens.ts";

interface TokenFieldProps {
  readonly kind: IdKind;
  /** A name seen with IDs may be entered in their place. */
  readonly named?: boolean;
  readonly label: string;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** What is typed and not added, in words, and whether Enter now adds it as it is. */
interface Held {
  readonly words: string;
  readonly addsAsTyped: boolean;
}

/** The IDs and names that a typed text is only a part of, in words, and how one of them is chosen. */
function choiceWords(
  text: string,
  wholes: readonly string[],
  named: boolean,
): { of: string; choose: string } {
  const inLowerCase = text.trim().toLowerCase();
  const contains = (whole: string) => whole.toLowerCase().includes(inLowerCase);
  const [whole, ...others] = wholes;
  if (whole !== undefined && others.length === 0) {
    // Where no name may be entered, an ID stands for its name as well.
    const of = contains(whole) ? visibleText(whole) : `the name of ${visibleText(whole)}`;
    return { of, choose: "Choose it" };
  }
  const nouns = named ? "IDs or names" : wholes.every(contains) ? "IDs" : "IDs or their names";
  return { of: `${formatCount(wholes.length)} known ${nouns}`, choose: "Choose one" };
}

/**
 * A field that adds IDs to a filter: a paste at once, unless it is a part of a name, which counts as typed; typed text with
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
  const suggestions = combobox.dropdownOpened ? suggestIds(seen, values, text) : [];

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

  function split(entered: string): readonly string[] {
    // A part of a name with a space in it is one thing, too.
    return wholesOf(entered).length > 0 ? [entered.trim()] : splitTokens(entered, knownTexts(seen, named));
  }

  /** The IDs and names that a text is a part of, where it is the only one: many are taken as they are. */
  function wholesOf(...tokens: readonly string[]): readonly string[] {
    const [token] = tokens;
    return token !== undefined && tokens.length === 1 ? textsAround(seen, named, values, token) : [];
  }

  function hold(reason: Held): void {
    setHeld(reason);
    announce(`Not added to ${label}. ${reason.words}`);
  }

  /** Whether a text is a part of names, and of no ID. */
  function areNames(wholes: readonly string[]): boolean {
    return wholes.length > 0 && !wholes.some((whole) => seen.has(whole));
  }

  /** The name that a text is a part of, and of nothing else; it stands for what was meant. */
  function onlyName(wholes: readonly string[]): string | undefined {
    return wholes.length === 1 && areNames(wholes) ? wholes[0] : undefined;
  }

  function enter(tokens: readonly string[]): void {
    // The upstream finds whole IDs only. Yet one that no row has shown can look like a part of others.
    const wholes = held?.addsAsTyped ? [] : wholesOf(...tokens);
    const name = onlyName(wholes);
    if (wholes.length === 0 || name !== undefined) {
      add(name === undefined ? tokens : [name]);
      return;
    }
    const { of, choose } = choiceWords(text, wholes, named);
    hold({ words: `Part of ${of}. ${choose}, or press Enter again to add it as typed.`, addsAsTyped: true });
    combobox.openDropdown();
  }

  /** What the field says that was left with something that Enter would have added. */
  function heldWhenLeft(tokens: readonly string[]): Held {
    const wholes = wholesOf(...tokens);
    const name = onlyName(wholes);
    if (name !== undefined)
      return { words: `Not added. Enter adds ${visibleText(name)}.`, addsAsTyped: false };
    const { of, choose } = choiceWords(text, wholes, named);
    const words =
      wholes.length === 0
        ? "Not added. Enter adds them as typed."
        : `Not added: part of ${of}. ${choose}, or press Enter to add it as typed.`;
    return { words, addsAsTyped: true };
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
    const tokens = split(text);
    if (tokens.length > 0) enter(tokens);
  }

  function onPaste(event: ClipboardEvent): void {
    const tokens = split(event.clipboardData.getData("text"));
    // One token beside typed text completes that text.
    if (tokens.length === 0 || (tokens.length === 1 && text !== "")) return;
    // A part of names is looked for among the suggestions. An ID comes whole, though others may contain it.
    if (areNames(wholesOf(...tokens))) return;
    event.preventDefault();
    add(tokens, text);
  }

  /** Whether a token is an ID, or a name that stands for some, and not what somebody looks for among the suggestions. */
  function isWhole(token: string): boolean {
    return isKnown(seen, named, token) || suggestIds(seen, values, token).length === 0;
  }

  const takeWhenLeft = useAfterPress(() => {
    const tokens = split(text);
    if (tokens.length === 0) return;
    if (tokens.every(isWhole)) {
      add(tokens);
    } else if (held === null) {
      hold(heldWhenLeft(tokens));
    }
  });

  function onBlur({ currentTarget }: FocusEvent): void {
    combobox.closeDropdown();
    // In another window the viewer may be looking up the rest of what is typed here.
    if (document.activeElement === currentTarget || refusal !== null) return;
    takeWhenLeft();
  }

  return (
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
        <div className={classes.field}>
          <Combobox.EventsTarget>
            <TextInput
              size="xs"
              aria-label={`Add ${label} to the filter`}
              placeholder={named ? `${label} or name` : label}
              title={`Enter adds the IDs that you type${named ? ", or those of a name that rows have shown" : ""}. Leaving the field does so too, unless longer IDs or names that contain them are suggested. Commas, spaces and lines stand between them.`}
              autoComplete="off"
              spellCheck={false}
              value={text}
              description={held?.words}
              error={refusal}
              inputWrapperOrder={["input", "description", "error"]}
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
  );
}
