/** `npm start`: builds what is missing or older than its sources, then serves. */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { globSync } from "tinyglobby";

function newest(patterns: readonly string[]): number {
  return Math.max(0, ...globSync([...patterns]).map((file) => statSync(file).mtimeMs));
}

/** Whether a built file is missing or older than one of its sources. */
function isStale(built: string, sources: readonly string[]): boolean {
  const builtAt = statSync(built, { throwIfNoEntry: false })?.mtimeMs;
  return builtAt === undefined || newest(sources) > builtAt;
}

const shared = ["packages/{contract,output}/src/**/*", "package-lock.json"];
const parts = [
  {
    workspace: "@command-history/web",
    built: "apps/web/dist/index.html",
    sources: [...shared, "apps/web/{src,public}/**/*", "apps/web/*.{html,ts,cjs}"],
  },
  {
    workspace: "@command-history/bff",
    built: "apps/bff/dist/main.js",
    sources: [...shared, "packages/{zenlayer,simulator}/src/**/*", "apps/bff/src/**/*", "apps/bff/build.ts"],
  },
];

for (const { workspace, built, sources } of parts) {
  if (!isStale(built, sources)) continue;
  const { status } = spawnSync("npm", ["run", "build", "-w", workspace], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
await import("../apps/bff/dist/main.js" as string);
// For `dev:oidc`, which says where to go once there is somebody there. A start that failed has set the exit code.
if (process.exitCode === undefined) process.send?.("listening");
