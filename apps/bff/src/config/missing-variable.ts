import type { SignInMode } from "@command-history/contract";
import type { SettingProblem } from "./setting-problem.ts";

/** A variable that a mode needs and that is not set. `advice` goes on with the sentence. */
export function missingFor(variable: string, mode: SignInMode, advice = ""): SettingProblem {
  return {
    settings: ["AUTH_MODE", variable],
    message: `${variable} must be set for AUTH_MODE=${mode}${advice}`,
  };
}
