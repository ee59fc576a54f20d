import { IconHistory, IconList, IconStack2, type TablerIcon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { previousRun } from "../lib/previous-run.ts";
import { useShortcuts } from "../lib/shortcuts.ts";
import type { InvocationSearch } from "./invocation-search.ts";
import type { UpdateInvocationSearch } from "./use-invocation-search.ts";
import classes from "./view-switch.module.css";

type View = "list" | "groups" | "runs";

interface ViewWords {
  readonly view: View;
  readonly word: string;
  readonly hint: string;
  readonly icon: TablerIcon;
  /** What the state becomes. A difference on display belongs to the view that was left. */
  readonly change: Partial<InvocationSearch>;
}

const noDifference = { left: null, right: null };

const views: readonly ViewWords[] = [
  {
    view: "list",
    word: "Instances",
    hint: "Each instance by itself",
    icon: IconList,
    change: { group: false, run: null, ...noDifference },
  },
  {
    view: "groups",
    word: "Group by output",
    hint: "Instances that said the same, together",
    icon: IconStack2,
    change: { group: true, run: null, ...noDifference },
  },
  {
    view: "runs",
    word: "Compare with another run",
    hint: "What changed since the closest earlier run of this command, or any other",
    icon: IconHistory,
    change: { run: previousRun, ...noDifference },
  },
];

/** Which view of the instances the page shows. */
export function viewOf({ group, run }: InvocationSearch): View {
  if (run !== null) return "runs";
  return group ? "groups" : "list";
}

/** Switches between the views of an invocation's instances. Beside it stands what narrows all of them. */
export function ViewSwitch(props: {
  search: InvocationSearch;
  update: UpdateInvocationSearch;
  children: ReactNode;
}) {
  const { search, update } = props;
  const current = viewOf(search);

  function turnTo(change: ViewWords["change"]): void {
    // Beside another run, lines are of an output opened there.
    update(({ run, left }) => ({ ...change, ...(run !== null && left !== null ? { lines: null } : {}) }));
  }

  useShortcuts(
    "This page",
    views
      .filter(({ view }) => view !== current)
      .map(({ word, change }) => ({ keys: null, title: word, run: () => turnTo(change) })),
  );
  return (
    <div className={classes.line}>
      <fieldset className={classes.views}>
        <legend className="visually-hidden">View</legend>
        {views.map(({ view, word, hint, icon: Icon, change }) => (
          <button
            key={view}
            type="button"
            className={classes.view}
            title={hint}
            aria-pressed={view === current}
            onClick={() => view !== current && turnTo(change)}
          >
            <Icon size={15} stroke={1.75} aria-hidden />
            {word}
          </button>
        ))}
      </fieldset>
      {props.children}
    </div>
  );
}
