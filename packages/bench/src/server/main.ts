import { loadavg } from "node:os";
import { startServer } from "../built-server.ts";
import { finish } from "../finish.ts";
import { readOptions } from "../options.ts";
import { conditionWords } from "../performance-page.ts";
import { loads } from "./loads.ts";
import { type LoadMeasures, measureLoad } from "./measure-load.ts";
import { reportOf, serverGoals } from "./server-report.ts";
import { startUpstream } from "./upstream.ts";

/** `npm run bench:server`: measures the built server under its largest requests, and writes its part of docs/performance.md. */
const options = readOptions({ rounds: 3 });
const { rounds } = options;

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
await finish("server", reportOf(results, { rounds, machine }), serverGoals(results), options);
