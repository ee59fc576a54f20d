import { configDefaults, defineConfig } from "vitest/config";

/** Tests that need a page's globals: those of components, and others that say so in their name. */
const pageTests = ["apps/web/src/**/*.test.tsx", "apps/web/src/**/*.dom.test.ts"];

/** `npm run unit`: the tests beside the sources, and those that boot servers. The browser's are Playwright's. */
export default defineConfig({
  test: {
    // Tests that boot servers share two cores with each other; the default of 5 s would make them flake.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Left to itself, vitest keeps a core free for watching: half of a machine that has two.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          // Each file by itself would load the libraries and most of our sources again: half of the time of all tests.
          // What a test changes beyond its own objects, it puts back. A page's storage and globals are too much for that.
          isolate: false,
          include: [
            "packages/*/{src,tests}/**/*.test.ts",
            "apps/bff/{src,tests}/**/*.test.ts",
            "apps/web/src/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
          exclude: [...configDefaults.exclude, ...pageTests],
        },
      },
      {
        extends: true,
        test: {
          name: "page",
          environment: "happy-dom",
          // A page of its own for each file, without loading the libraries anew for each: less than half of the time.
          pool: "vmThreads",
          setupFiles: "apps/web/page-globals.ts",
          include: pageTests,
        },
      },
    ],
  },
});
