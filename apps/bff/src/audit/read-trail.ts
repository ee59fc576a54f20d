import {
  type AuditEvent,
  type AuditItem,
  type AuditPage,
  type AuditQuery,
  auditEventSchema,
  formatAuditQuery,
} from "@command-history/contract";
import { linesBackwards } from "./lines-backwards.ts";
import { matchesQuery } from "./matches-query.ts";
import { openTrailFile, type TrailFile } from "./trail-file.ts";
import { trailPaths } from "./trail-files.ts";

/** What one request looks through and gives out at most: a rare event in a large trail takes several requests. */
export interface ReadLimits {
  readonly items: number;
  readonly bytes: number;
}
const usualLimits: ReadLimits = { items: 100, bytes: 8_000_000 };

/** Characters of a line that is no event. */
const rawLength = 1000;

/** Events are in order up to a step of the clock: so much older than what is asked for, and none will follow. */
const disorderMs = 10 * 60_000;

/** A place in the trail: what stands before a byte of a file. */
export interface TrailPlace {
  readonly fileId: string;
  readonly offset: number;
}

export function parsePlace(text: string): TrailPlace | undefined {
  const [, fileId, offset] = /^([0-9a-f]{16})\.(\d{1,15})$/.exec(text) ?? [];
  return fileId === undefined ? undefined : { fileId, offset: Number(offset) };
}

/**
 * A piece of the trail, newest first, from its end or from a place on. Reads no more of the files than it gives out
 * and looks through. A place in a file that is no longer kept is the end.
 */
export async function readTrail(
  trail: { readonly path: string; readonly keepFiles: number },
  query: AuditQuery,
  place: TrailPlace | undefined,
  limits = usualLimits,
): Promise<Omit<AuditPage, "kept">> {
  const items: AuditItem[] = [];
  const isFiltered = formatAuditQuery(query).size > 0;
  const oldest = query.from === undefined ? undefined : Date.parse(query.from) - disorderMs;
  let searchedTo: string | null = null;
  let bytes = 0;
  let next: string | null = null;

  for await (const { file, text, start, end } of trailLines(trail, query.to, place)) {
    bytes += end - start;
    const event = eventOf(text);
    const isWanted = event === undefined ? !isFiltered : matchesQuery(event, query);
    if (isWanted && items.length === limits.items) return { items, next, searchedTo };
    if (isWanted) items.push(event ?? { raw: text.slice(0, rawLength) });
    searchedTo = event?.time ?? searchedTo;
    next = `${file.id}.${start}`;
    if (bytes >= limits.bytes) return { items, next, searchedTo };
    if (event !== undefined && oldest !== undefined && Date.parse(event.time) < oldest) break;
  }
  return { items, next: null, searchedTo };
}

interface TrailLine {
  readonly file: TrailFile;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The lines of all files, newest first. A file that is put aside meanwhile moves on in the order and is met a second
 * time, which is noticed; none is missed.
 */
async function* trailLines(
  { path, keepFiles }: { readonly path: string; readonly keepFiles: number },
  to: string | undefined,
  place: TrailPlace | undefined,
): AsyncGenerator<TrailLine> {
  const seen = new Set<string>();
  let found = place === undefined;
  for (const candidate of trailPaths(path, keepFiles)) {
    const file = await openTrailFile(candidate);
    if (file === undefined) continue;
    try {
      const isPlace = file.id === place?.fileId;
      found ||= isPlace;
      const isTooNew = to !== undefined && file.beginsAt !== undefined && file.beginsAt > withMs(to);
      if (!found || seen.has(file.id) || isTooNew) continue;
      seen.add(file.id);
      let end = isPlace && place !== undefined ? Math.min(place.offset, file.size) : file.size;
      for await (const { text, start } of linesBackwards(file.handle, end)) {
        yield { file, text, start, end };
        end = start;
      }
    } finally {
      await file.handle.close();
    }
  }
}

/** A time as events have it, so that the two compare as text. */
function withMs(time: string): string {
  return new Date(time).toISOString();
}

function eventOf(text: string): AuditEvent | undefined {
  try {
    return auditEventSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
