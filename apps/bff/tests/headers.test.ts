import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bff, startBff } from "./support/stack.ts";
import { stubCredentials } from "./support/stub-upstream.ts";

const options = { endpoint: "http://127.0.0.1:9", credentials: stubCredentials };
let bff: Bff;

beforeAll(async () => {
  bff = await startBff(options);
});
afterAll(() => bff.close());

describe("every response", () => {
  const policyOfPages = [
    "default-src 'none'",
    "script-src 'nonce-x' 'strict-dynamic'",
    "style-src 'self' 'nonce-x'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
    "report-uri /api/csp-reports",
  ];
  const policyOfData = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "report-uri /api/csp-reports",
  ];

  it.each([
    ["/", policyOfPages],
    ["/healthz", policyOfPages],
    ["/assets/none.js", policyOfPages],
    ["/api/profiles", policyOfData],
    ["/api/nothing", policyOfData],
  ])("has the security headers: %s", async (path, policy) => {
    const { headers } = await bff.get(path);
    const given = headers.get("content-security-policy")?.replaceAll(/'nonce-[\w-]{22}'/g, "'nonce-x'");
    expect(given?.split(";")).toEqual(policy);
    expect(headers.has("reporting-endpoints")).toBe(false);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.has("x-powered-by")).toBe(false);
    expect(headers.has("strict-transport-security")).toBe(false);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("asks for https when the dashboard is reached by it", async () => {
    const secure = await startBff({ ...options, publicUrl: "https://history.example" });
    const { headers } = await secure.get("/healthz");
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect(headers.get("content-security-policy")).toContain("report-uri /api/csp-reports;report-to csp");
    expect(headers.get("reporting-endpoints")).toBe('csp="/api/csp-reports"');
    await secure.close();
  });

  it("of the API is not to be kept", async () => {
    for (const path of ["/api/profiles", "/api/openapi.json", "/api/nothing", "/healthz"]) {
      expect((await bff.get(path)).headers.get("cache-control"), path).toBe("no-store");
    }
  });

  it("has a request ID of ours, not the caller's", async () => {
    const { headers } = await bff.get("/healthz", { headers: { "x-request-id": "forged" } });
    expect(headers.get("x-request-id")).not.toBe("forged");
  });
});
