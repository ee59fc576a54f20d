import { type AuditQuery, auditActions, auditResults } from "@command-history/contract";
import { Button, Checkbox, Input, NativeSelect, Popover, TextInput } from "@mantine/core";
import { IconListCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTimeZone } from "../../lib/time-zone.tsx";
import { useDraft } from "../../lib/use-draft.ts";
import { clockText, epochOfClock } from "../../lib/zone-clock.ts";
import { ToolButton } from "../../ui/tool-button.tsx";
import { actionWords } from "./action-words.ts";
import classes from "./audit.module.css";

interface AuditFiltersProps {
  readonly query: AuditQuery;
  readonly isFiltered: boolean;
  readonly onChange: (query: AuditQuery) => void;
  readonly onClear: () => void;
}

const resultWords = { any: "Any result", allowed: "Allowed", refused: "Refused" };
const longest = 256;

/** What the trail is narrowed to. Times are on the clock of the zone chosen for the page. */
export function AuditFilters({ query, isFiltered, onChange, onClear }: AuditFiltersProps) {
  const set = (change: Partial<AuditQuery>) => onChange({ ...query, ...change });
  return (
    <section className={classes.filters} aria-label="Filters">
      <TextFilter
        label="User"
        hint="Part of a name or ID"
        value={query.user}
        onChange={(user) => set({ user })}
      />
      <Input.Wrapper size="xs" label="Action" labelElement="div">
        <div className={classes.chooser}>
          <ActionFilter chosen={query.action} onChange={(action) => set({ action })} />
        </div>
      </Input.Wrapper>
      <TextFilter
        label="Invocation ID"
        hint="The whole ID"
        value={query.invocationId}
        onChange={(invocationId) => set({ invocationId })}
      />
      <NativeSelect
        size="xs"
        label="Result"
        value={query.result}
        data={(["any", ...auditResults] as const).map((value) => ({ value, label: resultWords[value] }))}
        onChange={({ currentTarget: { value } }) =>
          set({ result: auditResults.find((result) => result === value) ?? "any" })
        }
      />
      <TimeFilter label="From" value={query.from} onChange={(from) => set({ from })} />
      <TimeFilter label="Until" value={query.to} onChange={(to) => set({ to })} />
      {isFiltered && (
        <Button className={classes.clear ?? ""} variant="subtle" size="xs" onClick={onClear}>
          Clear filters
        </Button>
      )}
    </section>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

function isSameText(a: string, b: string): boolean {
  return a.trim() === b.trim();
}

function TextFilter({ label, hint, value = "", onChange }: FieldProps & { readonly hint: string }) {
  const [text, setText] = useDraft(value, (next) => onChange(next.trim() || undefined), isSameText);
  return (
    <TextInput
      className={classes.field ?? ""}
      size="xs"
      label={label}
      placeholder={hint}
      autoComplete="off"
      spellCheck={false}
      maxLength={longest}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

/** A field of text, not the browser's own for times: that one writes them in the browser's order, the page in one. */
function TimeFilter({ label, value, onChange }: FieldProps) {
  const { name: zone } = useTimeZone();
  const [isEdited, setIsEdited] = useState(false);
  const shown = value === undefined ? "" : clockText(Date.parse(value), zone);
  const epochOfText = (of: string) => epochOfClock(of.trim(), zone);
  function pass(next: string): void {
    const epoch = epochOfText(next);
    if (epoch !== null) onChange(new Date(epoch).toISOString().replace(/(:00)?\.000Z$/, "Z"));
    else if (next.trim() === "") onChange(undefined);
  }
  const [text, setText] = useDraft(shown, pass, (a, b) => {
    const epoch = epochOfText(a);
    return epoch === null ? isSameText(a, b) : epoch === epochOfText(b);
  });
  const isReadable = text.trim() === "" || epochOfText(text) !== null;
  return (
    <TextInput
      size="xs"
      className={classes.time ?? ""}
      label={`${label} (${zone})`}
      placeholder="2026-01-31 08:00"
      autoComplete="off"
      spellCheck={false}
      maxLength={longest}
      error={!isReadable && !isEdited && "Such as 2026-01-31 08:00"}
      value={text}
      onFocus={() => setIsEdited(true)}
      onBlur={() => setIsEdited(false)}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

function ActionFilter(props: {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const { chosen, onChange } = props;
  const word =
    chosen.length === 0
      ? "All actions"
      : chosen.length === 1
        ? actionWords(chosen[0] ?? "")
        : `${chosen.length} actions`;
  return (
    <Popover
      withinPortal={false}
      position="bottom-start"
      shadow="sm"
      trapFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <ToolButton icon={IconListCheck} word={word} speaking />
      </Popover.Target>
      <Popover.Dropdown aria-label="Actions">
        <div className={classes.actions}>
          {[...new Set([...auditActions, ...chosen])].map((action) => (
            <Checkbox
              key={action}
              size="xs"
              label={actionWords(action)}
              checked={chosen.includes(action)}
              onChange={(event) => {
                const others = chosen.filter((other) => other !== action);
                onChange(event.currentTarget.checked ? [...others, action] : others);
              }}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
