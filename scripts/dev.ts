/** `npm run dev`: the BFF restarted on change, and the page served by Vite, which passes /api on to it. */
import { type ChildProcess, spawn } from "node:child_process";

const port = process.env.PORT ?? "8080";
const env = { ...process.env, PORT: port, BFF_URL: `http://127.0.0.1:${port}` };

const children: ChildProcess[] = [
  spawn("npx", ["tsx", "watch", "--clear-screen=false", "apps/bff/src/main.ts"], { env, stdio: "inherit" }),
  spawn("npm", ["run", "dev", "-w", "@command-history/web"], { env, stdio: "inherit" }),
];

function stopAll(): void {
  for (const child of children) child.kill();
}
process.once("SIGINT", stopAll);
process.once("SIGTERM", stopAll);
// One of the two ending ends the other: half a development server is of no use.
for (const child of children) child.once("exit", stopAll);
