import type { Command } from "../commands/command.ts";
import type { Instance } from "../fleet.ts";
import type { OutputWriter } from "../outputs/run.ts";
import type { TaskErrorCode, TaskStatus } from "../wire.ts";

export type FinalTaskStatus = Exclude<TaskStatus, "Pending" | "Running">;

/** What one instance will have done, known from the beginning; the clock decides how much of it shows. */
export interface Task {
  instance: Instance;
  startsAt: number;
  endsAt: number;
  status: FinalTaskStatus;
  exitCode: number | null;
  errorCode: TaskErrorCode | null;
  write: OutputWriter;
}

export interface Invocation {
  id: string;
  command: Command;
  createdAt: number;
  tasks: readonly Task[];
}
