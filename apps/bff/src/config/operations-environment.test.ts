import { describe, expect, it } from "vitest";
import { readEnvironment } from "./environment.ts";

const token = "token-of-the-prometheus-server-0123456789";

function problemsOf(env: Record<string, string>): readonly string[] {
  const read = readEnvironment(env);
  return "problems" in read ? read.problems : [];
}

describe("the settings for those who watch over the server", () => {
  it("may be left out", () => {
    expect(readEnvironment({})).toMatchObject({
      environment: { metricsToken: undefined, tracing: { endpoint: undefined }, stopDelayMs: 0 },
    });
  });

  it("are taken as they are", () => {
    const env = {
      METRICS_TOKEN: token,
      OTEL_EXPORTER_OTLP_ENDPOINT: "https://collector.example.org/otlp",
      STOP_DELAY_SECONDS: "15",
    };
    expect(readEnvironment(env)).toMatchObject({
      environment: {
        metricsToken: token,
        tracing: { endpoint: new URL("https://collector.example.org/otlp") },
        stopDelayMs: 15_000,
      },
    });
  });

  it.each([
    ["METRICS_TOKEN", "canary"],
    ["METRICS_TOKEN", `${token} canary`],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "canary:4317"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "http://canary:secret@127.0.0.1:4318"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318/?canary"],
    ["STOP_DELAY_SECONDS", "61"],
    ["STOP_DELAY_SECONDS", "-1"],
  ])("stop the start when they cannot be used, without being shown: %s=%s", (name, value) => {
    const [problem = "", ...others] = problemsOf({ [name]: value });
    expect(problem).toMatch(new RegExp(`^${name} must be `));
    expect(problem).not.toContain("canary");
    expect(others).toEqual([]);
  });
});
