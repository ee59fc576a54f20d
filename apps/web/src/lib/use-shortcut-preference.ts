import * as z from "zod/mini";
import { usePreference } from "./use-preference.ts";

/** Whether single keys are shortcuts. WCAG 2.1.4: they can be switched off. */
export function useShortcutPreference(): [boolean, (on: boolean) => void] {
  return usePreference("shortcuts", z.boolean(), true);
}
