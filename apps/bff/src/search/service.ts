import {
  type InstanceHits,
  type SearchEnd,
  type SearchLine,
  type SearchQuery,
  type StreamName,
  searchLimits,
  streamNames,
} from "@command-history/contract";
import type { UpstreamInstance } from "@command-history/zenlayer";
import type { ItemParts } from "../http/items-text.ts";
import { streamText } from "../invocations/convert.ts";
import { readInvocation } from "../invocations/one-invocation.ts";
import { createTurns, type Turns } from "../turns.ts";
import type { Call } from "../upstream/call.ts";
import type { LineMatcher } from "./line-matcher.ts";
import { searchText, type TextHits } from "./search-text.ts";

/**
 * The instances of an invocation whose outputs have hits, each as soon as its outputs have come and been searched.
 * Throws RequestError `INVOCATION_NOT_FOUND`, and the client's errors.
 */
export async function* searchInvocation(
  call: Call,
  invocationId: string,
  search: { query: SearchQuery; matcher: LineMatcher },
): ItemParts<InstanceHits, SearchEnd> {
  const { query, matcher } = search;
  const turns = createTurns(call.signal);
  const counts = { hits: 0, matchedLines: 0, listedLines: 0, cutLines: 0, instancesSearched: 0 };
  for await (const part of readInvocation(call, invocationId)) {
    if (part.kind === "end") {
      yield [{ kind: "end", end: { ...counts, upstreamRequestId: part.upstreamRequestId } }];
    } else if (isWanted(part.instance, query)) {
      const found = await searchInstance(part.instance, query.streams, matcher, turns);
      const { stdout, stderr } = found;
      const room = Math.min(searchLimits.linesPerInstance, searchLimits.lines - counts.listedLines);
      const lines = listFairly(stdout.lines, stderr.lines, room);
      counts.instancesSearched += 1;
      counts.hits += stdout.hits + stderr.hits;
      counts.matchedLines += stdout.matchedLines + stderr.matchedLines;
      counts.cutLines += stdout.cutLines + stderr.cutLines;
      counts.listedLines += lines.length;
      if (stdout.hits + stderr.hits > 0) {
        const { instanceId, instanceName } = part.instance;
        const hits = { stdout: stdout.hits, stderr: stderr.hits };
        yield [{ kind: "item", item: { instanceId, instanceName, hits, lines } }];
      }
    }
  }
}

function isWanted({ instanceId }: UpstreamInstance, query: SearchQuery): boolean {
  return query.instanceId.length === 0 || (instanceId !== null && query.instanceId.includes(instanceId));
}

const nothing: TextHits = { hits: 0, matchedLines: 0, cutLines: 0, lines: [] };

async function searchInstance(
  instance: UpstreamInstance,
  streams: readonly StreamName[],
  matcher: LineMatcher,
  turns: Turns,
): Promise<Record<StreamName, TextHits>> {
  const found = { stdout: nothing, stderr: nothing };
  for (const stream of streams.length === 0 ? streamNames : streams) {
    // As the viewer gets it: a lone surrogate has no form in UTF-8.
    const text = streamText(instance, stream)?.toWellFormed();
    if (text === undefined) continue;
    found[stream] = await searchText(text, stream, {
      matcher,
      maxLines: searchLimits.linesPerInstance,
      turns,
    });
  }
  return found;
}

/** As many lines of both streams as there is room for. Much in one of them does not push out what the other says. */
function listFairly(
  stdout: readonly SearchLine[],
  stderr: readonly SearchLine[],
  room: number,
): SearchLine[] {
  const fromStderr = Math.min(stderr.length, Math.max(room - stdout.length, Math.floor(room / 2)));
  return [...stdout.slice(0, room - fromStderr), ...stderr.slice(0, fromStderr)];
}
