import { expect } from "vitest";
import type { Bff } from "./stack.ts";

/** For servers with sign-in. */
export const metricsToken = "token-of-the-prometheus-server-0123456789";

/** One line of what Prometheus reads. */
interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What a server counts, as Prometheus reads it. */
export class Metrics {
  readonly text: string;
  readonly samples: readonly Sample[];

  constructor(text: string) {
    this.text = text;
    this.samples = text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map(sampleOf);
  }

  /** The sum of the samples with these labels; 0 when there is none. */
  sum(name: string, labels: Record<string, string> = {}): number {
    return this.samples
      .filter((sample) => sample.name === name)
      .filter((sample) => Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
      .reduce((sum, { value }) => sum + value, 0);
  }
}

export async function metricsOf(bff: Pick<Bff, "get">): Promise<Metrics> {
  const response = await bff.get("/metrics", { headers: { authorization: `Bearer ${metricsToken}` } });
  expect(response.status).toBe(200);
  return new Metrics(await response.text());
}

function sampleOf(line: string): Sample {
  const parts = /^(?<name>\w+)(?:\{(?<labels>.*)\})? (?<value>\S+)$/.exec(line)?.groups;
  if (parts?.name === undefined) throw new Error(`not a sample: ${line}`);
  const labels = [...(parts.labels ?? "").matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)];
  return {
    name: parts.name,
    labels: Object.fromEntries(labels.map(([, label = "", value = ""]) => [label, value])),
    value: Number(parts.value),
  };
}
