import { taskErrorWords } from "../lib/task-error.ts";
import { visibleText } from "../lib/visible-text.ts";
import { UntrustedText } from "./untrusted-text.tsx";

/** An upstream error code in words, the code itself in the title. */
export function TaskError({ code, className }: { code: string; className?: string | undefined }) {
  return (
    <span className={className} title={visibleText(code)}>
      <UntrustedText text={taskErrorWords(code)} />
    </span>
  );
}
