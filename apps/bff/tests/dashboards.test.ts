import { readFileSync } from "node:fs";
import { errorCodes } from "@command-history/contract";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { createMetrics } from "../src/metrics/metrics.ts";
import { callOutcomes } from "../src/upstream/call-outcome.ts";
import { retryReasons } from "../src/upstream/retry.ts";
import { listedFields } from "../src/upstream/schema-drift.ts";
import { Metrics } from "./support/metrics.ts";

const rulesSchema = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(["critical", "warning", "info"]) }),
          annotations: z.object({ summary: z.string(), description: z.string() }),
        }),
      ),
    }),
  ),
});
const dashboardSchema = z.object({
  panels: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      targets: z.array(z.object({ expr: z.string() })).optional(),
    }),
  ),
  templating: z.object({ list: z.array(z.object({ name: z.string(), definition: z.string().optional() })) }),
});

const rules = rulesSchema
  .parse(parse(readFileSync(new URL("../../../docs/prometheus/alerts.yml", import.meta.url), "utf8")))
  .groups.flatMap((group) => group.rules);
const dashboard = dashboardSchema.parse(
  JSON.parse(readFileSync(new URL("../../../docs/grafana/command-history.json", import.meta.url), "utf8")),
);

const expressions: readonly (readonly [string, string])[] = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }, index) => [`${title} ${index}`, expr] as const),
  ),
  ...dashboard.templating.list.flatMap(({ name, definition }) =>
    definition === undefined ? [] : [[`variable ${name}`, definition] as const],
  ),
];

/** Labels that Prometheus gives to what it reads. */
const labelsOfPrometheus = ["instance", "job"];

/** Everything that a server can count, counted once. */
async function everything(): Promise<Metrics> {
  const metrics = createMetrics(["main"]);
  metrics.requestEnded({
    method: "GET",
    route: "/readyz",
    end: { status: 503 },
    code: undefined,
    seconds: 1,
  });
  for (const end of [{ status: 200 }, { status: 304 }, { status: 404 }, { status: 502 }] as const) {
    metrics.requestEnded({ method: "GET", route: "/api/invocations", end, code: undefined, seconds: 1 });
  }
  for (const end of ["aborted", "broken"] as const) {
    metrics.requestEnded({ method: "GET", route: undefined, end, code: "INTERNAL", seconds: 1 });
  }
  return new Metrics(await metrics.text());
}

interface Selector {
  readonly name: string;
  readonly matchers: readonly { readonly label: string; readonly operator: string; readonly value: string }[];
}

/** The metrics that an expression names, with what it demands of their labels. */
function selectorsOf(expression: string): Selector[] {
  const found = expression.matchAll(/\b((?:command_history|process|nodejs)_\w+|up)\b(?:\{([^}]*)\})?/g);
  return [...found].map(([, name = "", matchers = ""]) => ({
    name,
    matchers: [...matchers.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].map(
      ([, label = "", operator = "", value = ""]) => ({ label, operator, value }),
    ),
  }));
}

/** The labels by which an expression sums. */
function groupsOf(expression: string): string[] {
  return [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, labels = ""]) => labels.split(/,\s*/));
}

describe("the alert rules and the dashboard", () => {
  it.each(expressions)(
    "name what is counted, and labels and values that it can have: %s",
    async (_, expr) => {
      const { samples } = await everything();
      const selectors = selectorsOf(expr);
      expect(selectors).not.toEqual([]);
      const labels = new Set(labelsOfPrometheus);
      for (const { name, matchers } of selectors) {
        if (name === "up") continue;
        const ofName = samples.filter((sample) => sample.name === name);
        expect(ofName, name).not.toEqual([]);
        for (const label of ofName.flatMap((sample) => Object.keys(sample.labels))) labels.add(label);
        for (const { label, operator, value } of matchers) {
          if (labelsOfPrometheus.includes(label)) continue;
          const matches = (given: string | undefined) =>
            given !== undefined &&
            (operator.includes("~") ? new RegExp(`^(?:${value})$`).test(given) : given === value);
          expect(
            ofName.some((sample) => matches(sample.labels[label])),
            `${label}${operator}${value}`,
          ).toBe(true);
        }
      }
      expect(groupsOf(expr).filter((label) => !labels.has(label))).toEqual([]);
    },
  );

  it.each([
    ["http_problems_total", "code", errorCodes],
    ["upstream_call_duration_seconds_count", "outcome", callOutcomes],
    ["upstream_retries_total", "reason", retryReasons],
    ["upstream_unknown_values_total", "field", listedFields],
    ["answers_from_memory_total", "kind", ["fresh", "final", "stale"]],
  ])("see the first of each in %s: it has been counted from 0", async (name, label, values) => {
    const metrics = new Metrics(await createMetrics(["main"]).text());
    const counted = metrics.samples
      .filter((sample) => sample.name === `command_history_${name}`)
      .map(({ labels, value }) => [labels[label], value]);
    expect(counted).toEqual(values.map((each) => [each, 0]));
  });

  it("have a name of its own for each alert and each panel", () => {
    const alerts = rules.map(({ alert }) => alert);
    expect(new Set(alerts).size).toBe(alerts.length);
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
