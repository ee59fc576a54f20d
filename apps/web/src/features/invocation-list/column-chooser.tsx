import { Checkbox, Popover } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { useState } from "react";
import { useShortcuts } from "../../lib/shortcuts.ts";
import { ToolButton } from "../../ui/tool-button.tsx";
import classes from "./toolbar.module.css";

interface ColumnChooserProps {
  readonly columns: readonly { readonly id: string; readonly title: string; readonly fixed?: boolean }[];
  readonly hidden: ReadonlySet<string>;
  readonly onChange: (hidden: readonly string[]) => void;
}

/** Boxes leave these to the browser, which would scroll the page behind the menu. */
const scrollKeys: ReadonlySet<string> = new Set([
  "ArrowUp",
  "ArrowDown",
  "PageUp",
  "PageDown",
  "Home",
  "End",
]);

/** Which columns are shown. */
export function ColumnChooser({ columns, hidden, onChange }: ColumnChooserProps) {
  const [isOpen, setIsOpen] = useState(false);
  useShortcuts("This page", [{ keys: null, title: "Choose columns", run: () => setIsOpen(true) }]);
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      withinPortal={false}
      position="bottom-end"
      shadow="sm"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <ToolButton icon={IconColumns3} word="Columns" onClick={() => setIsOpen(!isOpen)} />
      </Popover.Target>
      <Popover.Dropdown
        aria-label="Columns"
        onKeyDown={(event) => scrollKeys.has(event.key) && event.preventDefault()}
      >
        <div className={classes.columns}>
          {columns
            .filter((column) => !column.fixed)
            .map(({ id, title }) => (
              <Checkbox
                key={id}
                size="xs"
                label={title}
                checked={!hidden.has(id)}
                onChange={(event) => {
                  const others = [...hidden].filter((other) => other !== id);
                  onChange(event.currentTarget.checked ? others : [...others, id]);
                }}
              />
            ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
