import { listLimits } from "@command-history/contract";
import { ActionIcon, NativeSelect } from "@mantine/core";
import {
  IconChevronLeft,
  IconChevronRight,
  IconChevronsLeft,
  IconChevronsRight,
  type TablerIcon,
} from "@tabler/icons-react";
import { formatCount } from "../../lib/format-number.ts";
import type { PageFacts } from "./page-facts.ts";
import { PageJump } from "./page-jump.tsx";
import classes from "./paging-bar.module.css";

const sizes = [20, 50, 100, 500, 1000, 10_000];

interface PagingBarProps {
  readonly page: number;
  readonly pageSize: number;
  readonly facts: PageFacts;
  readonly onPage: (page: number) => void;
  readonly onPageSize: (pageSize: number) => void;
}

/** Which rows are shown, and the ways to others. */
export function PagingBar({ page, pageSize, facts, onPage, onPageSize }: PagingBarProps) {
  const choices = [...new Set([...sizes, pageSize])].sort((a, b) => a - b);
  const { words, note, hasNext, last } = facts;
  return (
    <nav className={classes.bar} aria-label="Pages">
      <span>{words}</span>
      <span className={classes.note}>{note}</span>
      <div className={classes.size}>
        <span className={classes.sizeTitle} aria-hidden>
          Rows a page
        </span>
        <NativeSelect
          aria-label="Rows a page"
          size="xs"
          value={String(pageSize)}
          data={choices.map((size) => ({ value: String(size), label: formatCount(size) }))}
          onChange={(event) => onPageSize(Number(event.currentTarget.value))}
        />
      </div>
      <div className={classes.steps}>
        <Step label="First page" icon={IconChevronsLeft} disabled={page === 1} onClick={() => onPage(1)} />
        <Step
          label="Previous page"
          icon={IconChevronLeft}
          disabled={page === 1}
          // From behind the last page it leads back to that one.
          onClick={() => onPage(Math.min(page - 1, last ?? page))}
        />
        <PageJump key={page} page={page} last={last} onPage={onPage} />
        <Step
          label="Next page"
          icon={IconChevronRight}
          disabled={page >= listLimits.page || !hasNext}
          onClick={() => onPage(page + 1)}
        />
        <Step
          label="Last page"
          icon={IconChevronsRight}
          disabled={last === null || last === page}
          onClick={() => onPage(last ?? page)}
        />
      </div>
    </nav>
  );
}

function Step(props: { label: string; icon: TablerIcon; disabled: boolean; onClick: () => void }) {
  const Icon = props.icon;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      className={classes.step ?? ""}
      aria-label={props.label}
      title={props.label}
      // Kept in the Tab order, so that the focus is not lost when the end is reached.
      data-disabled={props.disabled}
      aria-disabled={props.disabled}
      onClick={() => {
        if (!props.disabled) props.onClick();
      }}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  );
}
