import { table } from "../markdown.ts";
import { median } from "../statistics.ts";
import type { Rounds } from "./results.ts";
import { type ServerName, serverNames } from "./servers.ts";

const words: Readonly<Record<ServerName, string>> = {
  ours: "this server",
  naive: "naive",
  nginx: "nginx `proxy_pass`",
  "http-proxy-middleware": "http-proxy-middleware",
  "@fastify/http-proxy": "@fastify/http-proxy",
};

/** Gives the median of what a server did. */
export type MedianOf<Measured> = (of: (measured: Measured) => number) => number;

/** A row for each server that was measured, of the medians of its rounds. */
export function serverTable<Measured>(
  rounds: Rounds<Measured>,
  columns: readonly (readonly [header: string, cell: (middle: MedianOf<Measured>) => string])[],
): string {
  const rows = serverNames.flatMap((name) => {
    const measured = rounds[name];
    if (measured === undefined) return [];
    const middle: MedianOf<Measured> = (of) => median(measured.map(of));
    return [[words[name], ...columns.map(([, cell]) => cell(middle))]];
  });
  return table(["", ...columns.map(([header]) => header)], rows);
}

/** Processor time of one request among many. */
export function perRequest(value: number): string {
  return `${value.toFixed(2)} ms`;
}
