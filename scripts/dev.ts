/** `npm run dev`: the BFF restarted on change, and the page served by Vite, which passes /api on to it. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

// The BFF reads .env by itself; its port has to be known here too.
if (existsSync(".env")) process.loadEnvFile(".env");
const port = process.env.PORT || "8080";
// Vite passes requests on from this machine, so that the BFF need not be open to others.
const env = { ...process.env, HOST: "127.0.0.1", PORT: port, BFF_URL: `http://127.0.0.1:${port}` };

// Not by npx and npm: a signal that ends these does not reach what they have started.
const modules = join(import.meta.dirname, "../node_modules");
const children: ChildProcess[] = [
  spawn(
    process.execPath,
    [join(modules, "tsx/dist/cli.mjs"), "watch", "--clear-screen=false", "apps/bff/src/main.ts"],
    { env, stdio: "inherit" },
  ),
  spawn(process.execPath, [join(modules, "vite/bin/vite.js")], { cwd: "apps/web", env, stdio: "inherit" }),
];
let isStopping = false;

function stopAll(): void {
  isStopping = true;
  for (const child of children) child.kill();
}
process.once("SIGINT", stopAll);
process.once("SIGTERM", stopAll);
for (const child of children) {
  child.once("exit", (code) => {
    // One of the two ending ends the other: half a development server is of no use.
    if (!isStopping) process.exitCode = code || 1;
    stopAll();
  });
}
