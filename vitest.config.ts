import { defineConfig } from "vitest/config";

/** `npm run unit`: the tests beside the sources, and those that boot servers. The browser's are Playwright's. */
export default defineConfig({
  test: {
    projects: [
      {
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
        test: {
          name: "web",
          environment: "happy-dom",
          include: ["apps/web/src/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
});
