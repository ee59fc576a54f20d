import { loadavg } from "node:os";
import { finish } from "../finish.ts";
import { readOptions } from "../options.ts";
import { conditionWords } from "../performance-page.ts";
import { bffGoals, type Results } from "./bff-goals.ts";
import { reportOf } from "./bff-report.ts";
import { gzippedPageBytes, measureEndurance } from "./measure-endurance.ts";
import { type Measures, measureServer } from "./measure-server.ts";
import { measuredServers, type ServerName, startUpstream } from "./servers.ts";

/** `npm run bench:bff`: measures the built server beside its peers, and writes its part of docs/performance.md. */
const options = readOptions({ rounds: 5, seconds: 3, polls: 10, pages: 40 });

const loadBefore = loadavg()[0] ?? 0;
const servers = measuredServers();
const measured: Partial<Record<ServerName, Measures[]>> = {};
const upstream = await startUpstream();
try {
  for (let round = 0; round < options.rounds; round++) {
    for (let turn = 0; turn < servers.length; turn++) {
      // Each round begins with another one, so that none always runs on a warm machine.
      const server = servers[(round + turn) % servers.length];
      if (server === undefined) continue;
      const measures = await measureServer(server, upstream, options.seconds);
      console.log(`round ${round + 1}, ${server.name}: ${JSON.stringify(measures)}`);
      measured[server.name] = [...(measured[server.name] ?? []), measures];
    }
  }
  const server = (name: ServerName) => {
    const found = servers.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`${name} is not here`);
    return found;
  };
  const load = { polls: options.polls, largePages: options.pages };
  const results: Results = {
    rounds: measured,
    endurance: await measureEndurance(server("ours"), upstream, load),
    naiveGzipBytes: await gzippedPageBytes(server("naive"), upstream),
  };
  const machine = conditionWords([loadBefore, loadavg()[0] ?? 0]);
  await finish("bff", reportOf(results, { rounds: options.rounds, machine }), bffGoals(results), options);
} finally {
  await upstream.stop();
}
