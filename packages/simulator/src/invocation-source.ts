import type { ListRequest } from "./list-request.ts";
import type { Chunk } from "./wire.ts";

/** A list of invocations as it stands at one moment, in the order of the answer. */
export interface InvocationSource {
  readonly size: number;
  /** Where an invocation stands in the list. */
  positionOf(invocationId: string): number | undefined;
  commandIdAt(position: number): string;
  statusAt(position: number): string;
  /** Whether the invocation ran on any of the instances. */
  ranOnAny(position: number, instanceIds: ReadonlySet<string>): boolean;
  /** The JSON of the invocation, made while it is read. */
  jsonAt(position: number): Iterable<Chunk>;
}

export interface Page {
  totalCount: number;
  /** The JSON of each row of the page. */
  rows: Iterable<Iterable<Chunk>>;
}

/** What a list request finds: values of one filter are alternatives, filters narrow each other. */
export function selectPage(source: InvocationSource, request: ListRequest): Page {
  const matches = matchingPositions(source, request);
  const from = (request.pageNum - 1) * request.pageSize;
  const positions = matches.slice(from, from + request.pageSize);
  return { totalCount: matches.length, rows: mapLazily(positions, (position) => source.jsonAt(position)) };
}

function matchingPositions(source: InvocationSource, request: ListRequest): number[] {
  const { commandIds, instanceIds, invocationStatuses } = request;
  return candidates(source, request).filter(
    (position) =>
      (commandIds === undefined || commandIds.has(source.commandIdAt(position))) &&
      (invocationStatuses === undefined || invocationStatuses.has(source.statusAt(position))) &&
      (instanceIds === undefined || source.ranOnAny(position, instanceIds)),
  );
}

function candidates(source: InvocationSource, { invocationIds }: ListRequest): number[] {
  if (invocationIds === undefined) return Array.from({ length: source.size }, (_, position) => position);
  return [...invocationIds]
    .map((id) => source.positionOf(id))
    .filter((position) => position !== undefined)
    .sort((a, b) => a - b);
}

function* mapLazily<A, B>(items: Iterable<A>, convert: (item: A) => B): Generator<B> {
  for (const item of items) yield convert(item);
}
