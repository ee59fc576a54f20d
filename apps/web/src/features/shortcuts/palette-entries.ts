import { commandLabel } from "../../lib/command-name.ts";
import { epochOf } from "../../lib/duration.ts";
import { formatInZone } from "../../lib/format-time.ts";
import type { SeenRun, SeenRuns } from "../../lib/seen-runs.ts";
import type { ShortcutGroup } from "../../lib/shortcuts.ts";
import { invocationStatusLook } from "../../lib/status.ts";
import { gathered } from "./gathered.ts";

/** A page that the palette leads to. */
export interface PalettePage {
  readonly title: string;
  readonly go: () => void;
}

/** One line of the palette. `keys` are those that do the same without it. */
interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly keys?: string;
  readonly run: () => void;
}

export interface PaletteGroup {
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

/** How many invocations seen before are offered. */
const seenShown = 8;

interface PaletteSource {
  readonly shortcuts: readonly ShortcutGroup[];
  readonly pages: readonly PalettePage[];
  readonly seen: SeenRuns;
  /** The IANA zone on whose clock times are shown. */
  readonly zone: string;
  readonly openInvocation: (invocationId: string) => void;
}

/** Whether a text may be the ID of an invocation, of whatever form: an ID is long and has digits, a word has none. */
function mayBeId(text: string): boolean {
  return text.length >= 8 && /\d/.test(text);
}

function matches(query: string, ...texts: (string | null | undefined)[]): boolean {
  const words = query.toLowerCase().split(/\s+/);
  const text = texts.join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

/** "Failed · 2025-10-17 14:31:25 · inv-1": runs of one command differ in nothing else. */
function runDetail({ status, createdAt }: SeenRun, invocationId: string, zone: string): string {
  const epoch = epochOf(createdAt);
  const time = epoch === null ? [] : [formatInZone(epoch, zone).text];
  return [invocationStatusLook(status).word, ...time, invocationId].join(" · ");
}

/**
 * What the palette offers for a query: actions and pages whose titles hold every word, invocations seen before by
 * ID, command, status or time, and last the invocation of which the query may well be the ID.
 */
export function paletteGroups(query: string, source: PaletteSource): readonly PaletteGroup[] {
  const { shortcuts, pages, seen, zone, openInvocation } = source;
  const id = query.trim();
  const actions = gathered(shortcuts).flatMap((group) =>
    group.shortcuts.flatMap(({ keys, title, run }) =>
      run === null
        ? []
        : [
            {
              id: `action ${group.title} ${title}`,
              title,
              ...(keys === null ? {} : { keys }),
              run,
            },
          ],
    ),
  );
  const groups: PaletteGroup[] = [
    { title: "Actions", entries: actions.filter(({ title }) => matches(id, title)) },
    {
      title: "Pages",
      entries: pages
        .filter(({ title }) => matches(id, title))
        .map(({ title, go }) => ({ id: `page ${title}`, title, run: go })),
    },
    {
      title: "Invocations seen",
      entries: [...seen]
        .map(([invocationId, run]) => ({
          id: `invocation ${invocationId}`,
          title: commandLabel(run.commandName),
          detail: runDetail(run, invocationId, zone),
          run: () => openInvocation(invocationId),
        }))
        .filter(({ title, detail }) => matches(id, title, detail))
        .slice(-seenShown)
        .toReversed(),
    },
    {
      title: "By ID",
      entries:
        !mayBeId(id) || seen.has(id)
          ? []
          : [
              {
                id: "by id",
                title: "Open the invocation with this ID",
                detail: id,
                run: () => openInvocation(id),
              },
            ],
    },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}
