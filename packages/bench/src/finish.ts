import { type Goal, missedGoals } from "./goals.ts";
import { type Section, writeSection } from "./performance-page.ts";

/** Prints a report and puts it on its page, and, where that is asked for, fails for each goal that is missed at worst. */
export async function finish(
  section: Section,
  report: string,
  goals: readonly Goal[],
  { check, dry }: { readonly check: boolean; readonly dry: boolean },
): Promise<void> {
  process.stdout.write(`\n${report}\n`);
  if (!dry) {
    await writeSection(section, report);
    process.stdout.write("Written to docs/performance.md\n");
  }
  const missed = missedGoals(goals);
  for (const words of missed) process.stderr.write(`missed: ${words}\n`);
  if (check && missed.length > 0) process.exitCode = 1;
}
