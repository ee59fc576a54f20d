import "@mantine/core/styles/Kbd.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import "@mantine/core/styles/Paper.layer.css";
import { Modal, Switch } from "@mantine/core";
import { useState } from "react";
import { type ShortcutGroup, shortcutGroups } from "../../lib/shortcuts.ts";
import { useFocusBack } from "../../lib/use-focus-back.ts";
import { useShortcutPreference } from "../../lib/use-shortcut-preference.ts";
import { gathered } from "./gathered.ts";
import classes from "./help-dialog.module.css";
import { Keys } from "./keys.tsx";

function withKeys({ title, shortcuts }: ShortcutGroup) {
  return {
    title,
    shortcuts: shortcuts.flatMap((shortcut) =>
      shortcut.keys === null ? [] : [{ ...shortcut, keys: shortcut.keys }],
    ),
  };
}

/** Keys of what has the focus come after those of the page. */
function ownKeysLast(groups: readonly ShortcutGroup[]): readonly ShortcutGroup[] {
  const isOwn = ({ shortcuts }: ShortcutGroup) => shortcuts.every(({ run }) => run === null);
  return [...groups.filter((group) => !isOwn(group)), ...groups.filter(isOwn)];
}

/** All shortcuts that work on the page, and the switch that turns them off. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  useFocusBack();
  const [on, setOn] = useShortcutPreference();
  const [groups] = useState(() =>
    ownKeysLast(gathered(shortcutGroups()))
      .map(withKeys)
      .filter(({ shortcuts }) => shortcuts.length > 0),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title="Keyboard shortcuts"
      closeButtonProps={{ "aria-label": "Close" }}
      size="lg"
      transitionProps={{ duration: 0 }}
    >
      <Switch
        size="xs"
        label="Single-key shortcuts"
        description="Ctrl+K (⌘K on a Mac) works either way."
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      <div className={classes.groups} data-off={!on || undefined}>
        {groups.map(({ title, shortcuts }) => (
          <section key={title} className={classes.group}>
            <h3 className={classes.title}>{title}</h3>
            <dl className={classes.list}>
              {shortcuts.map(({ keys, alias, also, title: does, run }) => (
                <div key={keys}>
                  <dt>{does}</dt>
                  <dd>
                    {[keys, alias, also].flatMap((choice, index) =>
                      choice === undefined ? (
                        []
                      ) : (
                        <span key={choice} data-switched={(run !== null && choice !== also) || undefined}>
                          {index > 0 && " or "}
                          <Keys keys={choice} />
                        </span>
                      ),
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
