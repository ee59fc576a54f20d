import { globSync } from "tinyglobby";

/** The repository's own TypeScript files, as paths from its root. */
export function sourceFiles(): string[] {
  return globSync(["**/*.{ts,tsx}"], {
    dot: true,
    ignore: ["**/node_modules/**", "**/dist/**", "**/.cache/**"],
  });
}
