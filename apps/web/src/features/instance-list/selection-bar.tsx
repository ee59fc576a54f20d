import { Button } from "@mantine/core";
import { IconCopy, IconTerminal2 } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatCount } from "../../lib/format-number.ts";
import { useCopy } from "../../lib/use-copy.ts";
import { ActionMenu } from "../../ui/action-menu.tsx";
import { ToolButton } from "../../ui/tool-button.tsx";
import { asZenoCommand, idForms } from "./copy-forms.ts";
import classes from "./selection-bar.module.css";

/** What can be done with the instances selected. */
export function SelectionBar(props: {
  invocationId: string;
  profile: string | undefined;
  /** IDs of the instances selected, in the order of the list. */
  instanceIds: readonly string[];
  /** How many of the rows selected the filters hide. */
  hidden: number;
  /** How many rows are selected. */
  count: number;
  onClear: () => void;
  /** More that can be done with them. */
  children?: ReactNode;
}) {
  const { invocationId, profile, instanceIds, hidden, count } = props;
  const ids = useCopy("the instance IDs");
  const command = useCopy("the zeno command");
  return (
    <fieldset className={classes.bar} aria-label="Selection">
      <span className={classes.words} role="status">
        {formatCount(count)} selected{hidden > 0 && `, ${formatCount(hidden)} hidden`}
      </span>
      <ActionMenu
        icon={IconCopy}
        word="Copy IDs"
        outcome={ids.outcome}
        groups={[
          {
            actions: idForms.map(({ title, write }) => ({
              title,
              run: () => ids.copy(write(instanceIds)),
            })),
          },
        ]}
      />
      <ToolButton
        icon={IconTerminal2}
        word="Copy zeno command"
        outcome={command.outcome}
        title="The official CLI's command that reads these results"
        onClick={() => command.copy(asZenoCommand({ invocationId, instanceIds, profile }))}
      />
      {props.children}
      <Button variant="subtle" size="compact-sm" onClick={props.onClear}>
        Clear
      </Button>
    </fieldset>
  );
}
