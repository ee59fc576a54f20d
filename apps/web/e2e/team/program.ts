import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Debian keeps servers here, where the PATH of an ordinary user does not lead. */
const serverFolders = ["/usr/sbin", "/usr/local/sbin"];

/** Where a program is installed; undefined where it is not. */
export function findProgram(name: string): string | undefined {
  return [...(process.env.PATH ?? "").split(delimiter), ...serverFolders]
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}
