import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClockX,
  IconHelpCircle,
  IconPlayerPlay,
  type TablerIcon,
} from "@tabler/icons-react";
import { invocationStatusLook, type Tone, taskStatusLook } from "../lib/status.ts";
import { visibleText } from "../lib/visible-text.ts";
import classes from "./status-badge.module.css";
import { UntrustedText } from "./untrusted-text.tsx";

const icons: Record<Tone, TablerIcon> = {
  pending: IconCircleDashed,
  running: IconPlayerPlay,
  success: IconCircleCheck,
  failed: IconCircleX,
  partial: IconAlertTriangle,
  timeout: IconClockX,
  error: IconAlertOctagon,
  unknown: IconHelpCircle,
};

/** The icon of a tone, in its colour. */
export function ToneIcon({ tone, size = 16 }: { tone: Tone; size?: number }) {
  const Icon = icons[tone];
  return <Icon className={classes.icon} data-tone={tone} size={size} stroke={1.75} aria-hidden />;
}

function StatusBadge({ look, status }: { look: { tone: Tone; word: string }; status: string | null }) {
  return (
    <span
      className={classes.badge}
      data-tone={look.tone}
      title={visibleText(status ?? "Zenlayer gave no status")}
    >
      <ToneIcon tone={look.tone} />
      <UntrustedText className={classes.word} text={look.word} />
    </span>
  );
}

/** An invocation's status as an icon and a word. */
export function InvocationStatusBadge({ status }: { status: string | null }) {
  return <StatusBadge look={invocationStatusLook(status)} status={status} />;
}

/** The status of the run on one instance, as an icon and a word. */
export function TaskStatusBadge({ status }: { status: string | null }) {
  return <StatusBadge look={taskStatusLook(status)} status={status} />;
}
