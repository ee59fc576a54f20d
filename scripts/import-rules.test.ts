import { describe, expect, it } from "vitest";
import { brokenImports, importsOf } from "./import-rules.ts";

describe("the direction of imports", () => {
  it("reads static, bare, dynamic and type imports, exports and worker addresses", () => {
    const source = `
      import { a } from "zod/mini";
      import "./styles.css";
      import type { B } from "../lib/b.ts";
      export * from "./c.ts";
      const d = await import("@command-history/simulator");
      new Worker(new URL("./e.worker.ts", import.meta.url));
    `;
    expect(importsOf("apps/web/src/ui/x.ts", source)).toEqual([
      "zod/mini",
      "apps/web/src/ui/styles.css",
      "apps/web/src/lib/b.ts",
      "apps/web/src/ui/c.ts",
      "packages/simulator/src/index.ts",
      "apps/web/src/ui/e.worker.ts",
    ]);
  });

  it.each([
    ["packages/contract/src/x.ts", "node:fs"],
    ["packages/contract/src/x.ts", "@command-history/zenlayer"],
    ["packages/output/src/x.ts", "zod"],
    ["packages/zenlayer/src/x.ts", "@command-history/contract"],
    ["packages/simulator/src/x.ts", "@command-history/zenlayer"],
    ["packages/simulator/src/x.test.ts", "../../zenlayer/src/sign.ts"],
    ["apps/bff/src/app.ts", "@command-history/simulator"],
    ["apps/bff/src/app.ts", "../../web/src/main.tsx"],
    ["apps/bff/src/upstream/x.ts", "../http/request-log.ts"],
    ["apps/bff/src/upstream/x.ts", "express"],
    ["apps/bff/src/problems/x.ts", "../upstream/call.ts"],
    ["apps/web/src/main.tsx", "@command-history/zenlayer"],
    ["apps/web/src/ui/x.tsx", "@tanstack/react-router"],
    ["apps/web/src/ui/x.tsx", "../api/http.ts"],
    ["apps/web/src/lib/x.ts", "../ui/x.tsx"],
    ["apps/web/src/api/x.ts", "../features/filters/x.tsx"],
    ["apps/web/src/features/filters/x.tsx", "../paging/paging.tsx"],
    ["apps/web/src/features/filters/x.tsx", "../../routes/router.tsx"],
  ])("%s may not import %s", (file, target) => {
    expect(brokenImports(file, `import { x } from "${target}";`)).toHaveLength(1);
  });

  it("takes no word in quotes for an import", () => {
    expect(importsOf("packages/contract/src/x.ts", `const names = ["from", "to", "import"];`)).toEqual([]);
  });

  it("lets a test name the folder of its own app", () => {
    const source = `const root = fileURLToPath(new URL("../..", import.meta.url));`;
    expect(brokenImports("apps/bff/tests/support/x.ts", source)).toEqual([]);
  });

  it.each([
    ["packages/contract/src/x.ts", "zod/mini"],
    ["packages/contract/src/x.test.ts", "fast-check"],
    ["apps/bff/src/main.ts", "@command-history/simulator"],
    ["apps/bff/src/app.ts", "@command-history/zenlayer"],
    ["apps/web/src/features/filters/x.tsx", "../../ui/x.tsx"],
    ["apps/web/src/routes/list.tsx", "../features/filters/x.tsx"],
    ["apps/web/src/output/x.tsx", "@command-history/output"],
  ])("%s may import %s", (file, target) => {
    expect(brokenImports(file, `import { x } from "${target}";`)).toEqual([]);
  });
});
