import type { SignInMode } from "@command-history/contract";

export function missingFor(variable: string, mode: SignInMode): string {
  return `${variable} must be set for AUTH_MODE=${mode}`;
}
