import { defineConfig } from "vitest/config";

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
          include: [
            "packages/*/{src,tests}/**/*.test.ts",
            "apps/bff/{src,tests}/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "web",
          environment: "happy-dom",
          include: ["apps/web/src/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
});
