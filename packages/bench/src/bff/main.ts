import { loadavg } from "node:os";
import { finish } from "../finish.ts";
import { readOptions } from "../options.ts";
import { conditionWords } from "../performance-page.ts";
import { bffGoals } from "./bff-goals.ts";
import { reportOf } from "./bff-report.ts";
import { inTurns } from "./in-turns.ts";
import { gzippedPageBytes, measureEndurance } from "./measure-endurance.ts";
import { measureLine, serversOnTheLine, startBrowser } from "./measure-line.ts";
import { measureMixed } from "./measure-mixed.ts";
import { measureOutages } from "./measure-outage.ts";
import { measureServer } from "./measure-server.ts";
import { type Part, parts, type Results } from "./results.ts";
import { type MeasuredServer, measuredServers, type ServerName, startUpstream } from "./servers.ts";

/**
 * `npm run bench:bff`: measures the built server beside its peers, and writes its part of docs/performance.md. With
 * `--only` and the name of a part it measures that part, and writes nothing.
 */
const options = readOptions(
  { rounds: 5, seconds: 3, mixed: 2_000, polls: 10, pages: 200, outage: 60 },
  { parts },
);
const { rounds, seconds } = options;

const loadBefore = loadavg()[0] ?? 0;
const servers = measuredServers();

function serverNamed(name: ServerName): MeasuredServer {
  const found = servers.find((server) => server.name === name);
  if (found === undefined) throw new Error(`${name} is not here`);
  return found;
}

/** Each server in its turn, each round printed as it is made. */
function measureInTurns<Measured>(
  measure: (server: MeasuredServer) => Promise<Measured>,
  of: readonly MeasuredServer[] = servers,
) {
  return inTurns<ServerName, MeasuredServer, Measured>(of, rounds, async (server, round) => {
    const measured = await measure(server);
    console.log(`round ${round + 1}, ${server.name}: ${JSON.stringify(measured)}`);
    return measured;
  });
}

async function measureOnTheLine() {
  const browser = await startBrowser();
  try {
    return await measureInTurns(
      (server) => measureLine(server, upstream, browser),
      serversOnTheLine.map(serverNamed),
    );
  } finally {
    await browser.close();
  }
}

function isWanted(part: Part): boolean {
  return options.only === undefined || options.only === part;
}

const upstream = await startUpstream();
try {
  const results: Results = {
    ...(isWanted("loads") && {
      loads: {
        rounds: await measureInTurns((server) => measureServer(server, upstream, seconds)),
        naiveGzipBytes: await gzippedPageBytes(serverNamed("naive"), upstream),
      },
    }),
    ...(isWanted("line") && { line: await measureOnTheLine() }),
    ...(isWanted("mixed") && {
      mixed: await measureInTurns((server) => measureMixed(server, upstream, options.mixed)),
    }),
    ...(isWanted("endurance") && {
      endurance: await measureEndurance(serverNamed("ours"), upstream, {
        polls: options.polls,
        largePages: options.pages,
      }),
    }),
    ...(isWanted("outages") && {
      // What counts here are calls: it does not matter that all of them share the machine at the same time.
      outages: Object.fromEntries(
        await Promise.all(
          servers.map(async (server) => [server.name, [await measureOutages(server, options.outage)]]),
        ),
      ),
    }),
  };
  const machine = conditionWords([loadBefore, loadavg()[0] ?? 0]);
  const hasNginx = servers.some(({ name }) => name === "nginx");
  await finish("bff", reportOf(results, { rounds, machine, hasNginx }), bffGoals(results), options);
} finally {
  await upstream.stop();
}
