import "@mantine/core/styles/Kbd.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/Paper.layer.css";
import "@mantine/spotlight/styles.layer.css";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useSeenRuns } from "../../lib/seen-runs.ts";
import { shortcutGroups } from "../../lib/shortcuts.ts";
import { useTimeZone } from "../../lib/time-zone.tsx";
import { UntrustedText } from "../../ui/untrusted-text.tsx";
import { Keys } from "./keys.tsx";
import classes from "./palette.module.css";
import { type PalettePage, paletteGroups } from "./palette-entries.ts";

const [store, spotlight] = createSpotlight();

/** What scrolls must be reached by keyboard. The list passes this on to its ScrollArea, though its type does not say so. */
const reachable = { viewportProps: { tabIndex: 0 } };

/**
 * Keys belong to the palette from its first moment: the dialog gives its field the focus a moment later, and chooses no
 * entry before something is typed. So a quick arrow key moves, and Enter runs the first entry.
 */
function ReadyForKeys(props: { field: RefObject<HTMLInputElement | null> }) {
  const { field } = props;
  useEffect(() => {
    field.current?.focus();
    const list = document.getElementById(store.getState().listId);
    list?.querySelector("[data-action]")?.setAttribute("data-selected", "true");
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [field]);
  return null;
}

/** Finds actions, pages, and an invocation by its ID. Open as long as it is rendered. */
export function Palette(props: {
  pages: readonly PalettePage[];
  onOpenInvocation: (invocationId: string) => void;
  onClose: () => void;
}) {
  const [query, setQuery] = useState("");
  const [shortcuts] = useState(shortcutGroups);
  const seen = useSeenRuns();
  const zone = useTimeZone().name;
  /** What had the focus before, and what was chosen. */
  const before = useRef(document.activeElement);
  const chosen = useRef<() => void>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const groups = paletteGroups(query, {
    shortcuts,
    pages: props.pages,
    seen,
    zone,
    openInvocation: props.onOpenInvocation,
  });

  useEffect(() => spotlight.open(), []);

  /** An action may move the focus, or act on what has it: so that comes first. */
  function onSpotlightClose(): void {
    if (before.current instanceof HTMLElement) before.current.focus();
    props.onClose();
    chosen.current?.();
  }

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onSpotlightClose}
      shortcut={null}
      returnFocus={false}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      classNames={{ actionsGroup: classes.group ?? "" }}
      aria-label="Find actions and pages"
    >
      <Spotlight.Search
        ref={field}
        aria-label="Find actions and pages"
        placeholder="An action, a page, or the ID of an invocation"
        leftSection={<IconSearch size={17} stroke={1.75} aria-hidden />}
      />
      <Spotlight.ActionsList {...reachable}>
        {groups.map(({ title, entries }) => (
          <Spotlight.ActionsGroup key={title} label={title}>
            {entries.map((entry) => (
              <Spotlight.Action
                key={entry.id}
                className={classes.action}
                onClick={() => {
                  chosen.current = entry.run;
                }}
              >
                <span className={classes.text}>
                  <UntrustedText text={entry.title} />
                  {entry.detail !== undefined && (
                    <UntrustedText className={classes.detail} text={entry.detail} />
                  )}
                </span>
                {entry.keys !== undefined && <Keys keys={entry.keys} />}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && (
          <Spotlight.Empty role="status">
            Nothing found. An invocation is found by its whole ID.
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
      <ReadyForKeys field={field} />
    </Spotlight.Root>
  );
}
