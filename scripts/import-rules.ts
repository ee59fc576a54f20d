import { posix } from "node:path";

/**
 * The direction of imports, one rule an area: a file of `area` may import only what `allows` matches. Targets
 * are paths in the repository (`packages/contract/src/index.ts`), or package names (`zod`, `node:fs`). The first
 * rule whose area matches a file is the one that counts. `message` says what to do instead.
 */
interface ImportRule {
  area: RegExp;
  allows: readonly RegExp[];
  message: string;
}

const npm = /^(?!@command-history\/|node:|apps\/|packages\/)[^.]/;
const node = /^node:/;
const contract = /^packages\/contract\//;
const output = /^packages\/output\//;
const zenlayer = /^packages\/zenlayer\//;
const simulator = /^packages\/simulator\//;
const testTools = /^(vitest|fast-check|@testing-library\/.+|@xterm\/headless)$/;
/** Programs of others that the tests of both sides start. */
const realParts = /^apps\/bff\/tests\/support\/(identity-provider|redis-server)\.ts$/;
const bff = /^apps\/bff(\/|$)/;

function web(...folders: string[]): RegExp {
  return new RegExp(`^apps/web/src/(${folders.join("|")})/`);
}
/** npm packages for code that knows no request of a browser. */
const npmWithoutExpress = /^(?!@command-history\/|node:|apps\/|packages\/|express(\/|$))[^.]/;
/** npm packages for code that knows neither router nor requests. */
const npmWithoutRouter =
  /^(?!@command-history\/|node:|apps\/|packages\/|@tanstack\/react-(router|query))[^.]/;

const rules: readonly ImportRule[] = [
  {
    area: /^packages\/contract\/.*\.test\.ts$/,
    allows: [contract, testTools, /^zod(\/|$)/],
    message: "A test of contract uses contract and the test tools.",
  },
  {
    area: /^packages\/contract\//,
    allows: [contract, /^zod(\/|$)/],
    message: "contract is what both sides agree on: zod only, no Node, no DOM, none of ours.",
  },
  {
    area: /^packages\/output\/.*\.test\.ts$|^packages\/output\/tests\//,
    allows: [output, testTools, node],
    message: "A test of output uses output and the test tools.",
  },
  {
    area: /^packages\/output\//,
    allows: [output],
    message: "output is pure functions over text, used on both sides: it imports nothing.",
  },
  {
    area: /^packages\/zenlayer\/.*\.test\.ts$|^packages\/zenlayer\/tests\//,
    allows: [zenlayer, testTools, node, /^undici$/, /^zod(\/|$)/],
    message: "A test of zenlayer brings its own server; the simulator is for the BFF's tests.",
  },
  {
    area: /^packages\/zenlayer\//,
    allows: [zenlayer, node, /^undici$/, /^zod(\/|$)/],
    message:
      "zenlayer knows the upstream and nothing of this app: shapes of ours belong in apps/bff convert.ts.",
  },
  {
    area: /^packages\/simulator\//,
    allows: [simulator, node, testTools, /^packages\/zenlayer\/vectors\//],
    message: "The simulator imports none of ours: a shared signing bug would agree with itself.",
  },
  {
    area: /^packages\/bench\//,
    allows: [
      /^packages\/bench\//,
      output,
      contract,
      simulator,
      /^apps\/web\/src\/(output|ui|lib|theme|styles)/,
      /^scripts\//,
      npm,
      node,
    ],
    message: "A bench drives what it measures from outside, in pages of its own.",
  },
  {
    area: /^apps\/bff\/(src\/main\.ts$|tests\/|.*\.test\.ts$)/,
    allows: [bff, contract, output, zenlayer, simulator, npm, node, /^\.env\.example$/, /^(docs|deploy)\//],
    message: "Nothing imports the web app; share through packages/contract.",
  },
  {
    area: /^apps\/bff\/src\/problems\//,
    allows: [/^apps\/bff\/src\/problems\//, contract],
    message: "problems says what can go wrong, in words, and stands below all that can.",
  },
  {
    area: /^apps\/bff\/src\/upstream\//,
    allows: [
      /^apps\/bff\/src\/((upstream|problems|masking|config|tracing)\/|turns\.ts$)/,
      contract,
      zenlayer,
      output,
      npmWithoutExpress,
      node,
    ],
    message: "upstream speaks with the upstream and knows no request of a browser: pass it what it needs.",
  },
  {
    area: /^apps\/bff\//,
    allows: [bff, contract, output, zenlayer, npm, node],
    message: "The BFF meets the simulator in main.ts (demo mode) and in tests only.",
  },
  {
    area: /^apps\/web\/e2e\//,
    allows: [/^apps\/web\/e2e\//, contract, simulator, realParts, /^scripts\//, npm, node],
    message: "An end-to-end test drives the running servers; it does not reach into their sources.",
  },
  {
    area: web("lib"),
    allows: [web("lib"), contract, output, npmWithoutRouter],
    message: "lib is pure helpers: no ui, no router, no requests. Pass the value in.",
  },
  {
    area: web("ui"),
    allows: [web("ui", "lib"), contract, output, npmWithoutRouter],
    message: "ui is presentation: no router, no requests. Pass values and handlers as props.",
  },
  {
    area: web("api"),
    allows: [web("api", "lib"), contract, npm],
    message: "api fetches; it shows nothing and imports no feature.",
  },
  {
    area: web("parts"),
    allows: [web("parts", "api", "ui", "lib"), contract, npmWithoutRouter],
    message:
      "parts loads what is not part of the first load, and says why it did not come: it knows no feature.",
  },
  {
    area: web("table"),
    allows: [web("table", "ui", "lib"), contract, npmWithoutRouter],
    message: "table owns the table library and knows no feature and no requests.",
  },
  {
    area: web("output"),
    allows: [web("output", "parts", "ui", "lib"), contract, output, npmWithoutRouter],
    message: "The output viewer gets a URL and knows no feature, no router and no query.",
  },
  {
    area: web("routes"),
    // The script that asks before the others is no module: a test reads it as text.
    allows: [/^apps\/web\/src\//, /^apps\/web\/public\/.*\?raw$/, contract, output, npm],
    message: "A route uses what is below it in the web app, contract and output.",
  },
  {
    area: /^apps\/web\/src\/[^/]+$/,
    allows: [/^apps\/web\/src\//, contract, npm],
    message: "The web app imports contract and output only; the BFF is reached over HTTP.",
  },
];

/** A feature may use its own files and every layer below, never another feature: that would tie the two together. */
function featureRule(file: string): ImportRule | undefined {
  const feature = /^apps\/web\/src\/features\/([^/]+)\//.exec(file)?.[1];
  if (feature === undefined) return undefined;
  return {
    area: web(`features/${feature}`),
    allows: [
      web(`features/${feature}`, "api", "table", "output", "parts", "ui", "lib"),
      contract,
      output,
      npm,
    ],
    message:
      "No feature imports another: move what both need to ui, lib, api or table, or join them in a route.",
  };
}

const importPattern = /(?:(?<=[\s}])from\s+|\bimport\s*\(\s*|\bimport\s+|\bnew URL\(\s*)"([^"]+)"/g;

/** What a source text imports, as repository paths or package names. `file` is its path in the repository. */
export function importsOf(file: string, source: string): string[] {
  return [...source.matchAll(importPattern)].flatMap(([, specifier]) => {
    if (specifier === undefined) return [];
    if (specifier.startsWith(".")) return [posix.join(posix.dirname(file), specifier)];
    const own = /^@command-history\/([^/]+)$/.exec(specifier)?.[1];
    return [own === undefined ? specifier : `packages/${own}/src/index.ts`];
  });
}

/** The imports of a file that its area does not allow, each with what to do instead. */
export function brokenImports(file: string, source: string): string[] {
  const rule = featureRule(file) ?? rules.find(({ area }) => area.test(file));
  if (rule === undefined) return [];
  const allows = /\.test\.tsx?$/.test(file) ? [...rule.allows, testTools] : rule.allows;
  return importsOf(file, source)
    .filter((target) => !allows.some((allowed) => allowed.test(target)))
    .map((target) => `${file} imports ${target}. ${rule.message}`);
}
