import { Menu } from "@mantine/core";
import type { TablerIcon } from "@tabler/icons-react";
import { Fragment } from "react";
import type { CopyOutcome } from "../lib/use-copy.ts";
import { ToolButton } from "./tool-button.tsx";

/** Things to do that belong together, under a title of their own or the menu's. */
export interface ActionGroup {
  readonly title?: string;
  readonly actions: readonly { readonly title: string; readonly run: () => void }[];
}

/** A button that opens a menu of things to do. */
export function ActionMenu(props: {
  icon: TablerIcon;
  word: string;
  /** How copying went, where one of the things to do copies. */
  outcome?: CopyOutcome | null;
  groups: readonly ActionGroup[];
}) {
  return (
    <Menu
      withinPortal={false}
      // A menu holds nothing but its items.
      withInitialFocusPlaceholder={false}
      position="bottom-start"
      shadow="sm"
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <ToolButton icon={props.icon} word={props.word} outcome={props.outcome ?? null} />
      </Menu.Target>
      <Menu.Dropdown>
        {props.groups.map(({ title, actions }) => (
          <Fragment key={title ?? ""}>
            {title !== undefined && <Menu.Label>{title}</Menu.Label>}
            {actions.map((action) => (
              <Menu.Item key={action.title} onClick={action.run}>
                {action.title}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
