import { visibleText } from "./visible-text.ts";

/** What to call a command, hidden characters made visible. */
export function commandLabel(commandName: string | null): string {
  return visibleText(commandName ?? "A command without a name");
}
