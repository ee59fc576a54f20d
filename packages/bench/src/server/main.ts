import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { conditionWords, writeSection } from "../performance-page.ts";
import { loads } from "./loads.ts";
import { type LoadMeasures, measureLoad } from "./measure-load.ts";
import { startServer, startUpstream } from "./processes.ts";
import { reportOf } from "./server-report.ts";

/** `npm run bench:server`: measures the built server under its largest requests, and writes its part of docs/performance.md. */
const { values } = parseArgs({ options: { rounds: { type: "string", default: "3" } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds must be a whole number from 1 on");

const loadBefore = loadavg()[0] ?? 0;
const results = new Map<string, LoadMeasures[]>(loads.map(({ name }) => [name, []]));
const upstream = await startUpstream();
try {
  for (let round = 0; round < rounds; round++) {
    for (const load of loads) {
      const server = await startServer(upstream.env);
      const measures = await measureLoad(server, load).finally(() => server.stop());
      results.get(load.name)?.push(measures);
      console.log(
        `round ${round + 1}, ${load.name}: ${JSON.stringify({ ...measures, others: measures.others.length })}`,
      );
    }
  }
} finally {
  await upstream.stop();
}
const machine = conditionWords([loadBefore, loadavg()[0] ?? 0]);
const report = reportOf(results, { rounds, machine });
await writeSection("server", report);
console.log(`\n${report}\nWritten to docs/performance.md`);
