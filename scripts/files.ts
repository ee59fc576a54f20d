import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** The TypeScript files of the repository, tracked or new, as paths from its root. */
export function sourceFiles(): string[] {
  return execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"], {
    encoding: "utf8",
  })
    .split("\n")
    .filter((file) => /\.tsx?$/.test(file) && existsSync(file));
}
