import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AuditEvent, type AuditQuery, defaultAuditQuery } from "@command-history/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { linesBackwards } from "./lines-backwards.ts";
import { parsePlace, type ReadLimits, readTrail } from "./read-trail.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "command-history-trail-"));
  path = join(folder, "audit.log");
});
afterEach(() => rmSync(folder, { recursive: true }));

const startMs = Date.parse("2026-01-31T08:00:00.000Z");

function eventAt(minute: number, facts: Partial<AuditEvent> = {}): AuditEvent {
  return {
    time: new Date(startMs + minute * 60_000).toISOString(),
    requestId: `request-${minute}`,
    action: "output",
    result: "allowed",
    code: null,
    user: { id: "u-1", name: "Ann Li" },
    address: "192.0.2.1",
    object: { profile: "main", invocationId: `inv-${minute}`, instanceId: "ins-1", stream: "stdout" },
    filter: null,
    reason: null,
    ...facts,
  };
}

function linesOf(events: readonly AuditEvent[]): string {
  return events.map((event) => `${JSON.stringify({ audit: 1, ...event })}\n`).join("");
}

function minutes(from: number, to: number): AuditEvent[] {
  return Array.from({ length: to - from }, (_, index) => eventAt(from + index));
}

function read(question: Partial<AuditQuery> = {}, before?: string | null, limits?: ReadLimits) {
  const place = before == null ? undefined : parsePlace(before);
  return readTrail({ path, keepFiles: 3 }, { ...defaultAuditQuery, ...question }, place, limits);
}

type Read = Awaited<ReturnType<typeof read>>;
function requestIds({ items }: Read): unknown[] {
  return items.map((item) => ("raw" in item ? item.raw : item.requestId));
}

describe("reading the audit trail", () => {
  it("begins with the newest event and ends with the oldest, across files", async () => {
    writeFileSync(`${path}.2`, linesOf(minutes(0, 2)));
    writeFileSync(`${path}.1`, linesOf(minutes(2, 4)));
    writeFileSync(path, linesOf(minutes(4, 6)));
    const page = await read();
    expect(page.items[0]).toEqual(eventAt(5));
    expect(requestIds(page)).toEqual([5, 4, 3, 2, 1, 0].map((minute) => `request-${minute}`));
    expect(page).toMatchObject({ next: null, searchedTo: eventAt(0).time });
  });

  it("is empty where there is no file yet", async () => {
    expect(await read()).toEqual({ items: [], next: null, searchedTo: null });
  });

  it("goes on where it stopped, though the trail has grown and its file was put aside meanwhile", async () => {
    writeFileSync(path, linesOf(minutes(0, 250)));
    const first = await read();
    expect(first.items).toHaveLength(100);
    renameSync(path, `${path}.1`);
    writeFileSync(path, linesOf(minutes(250, 300)));
    const second = await read({}, first.next);
    const third = await read({}, second.next);
    const all = [first, second, third].flatMap(requestIds);
    expect(all).toEqual(Array.from({ length: 250 }, (_, index) => `request-${249 - index}`));
    expect(third.next).toBeNull();
  });

  it("has no next page when a page ends with the oldest event", async () => {
    writeFileSync(path, linesOf(minutes(0, 100)));
    expect((await read()).next).toBeNull();
  });

  it("ends at a place that is no longer kept", async () => {
    writeFileSync(path, linesOf(minutes(0, 5)));
    const { next } = await read({}, null, { items: 2, bytes: 1_000_000 });
    expect(next).not.toBeNull();
    rmSync(path);
    writeFileSync(path, linesOf(minutes(100, 105)));
    expect(await read({}, next)).toEqual({ items: [], next: null, searchedTo: null });
  });

  it.each<[string, Partial<AuditQuery>, number[]]>([
    ["a part of a user's name", { user: "ANN" }, [5, 4, 2]],
    ["a user's ID", { user: "u-2" }, [3]],
    ["an action", { action: ["reveal", "none"] }, [4]],
    ["an invocation", { invocationId: "inv-2" }, [2]],
    ["a time from", { from: eventAt(3).time }, [5, 4, 3]],
    ["a time to, exclusive", { to: eventAt(3).time }, [2, 1]],
    ["a result", { result: "refused" }, [5]],
    ["several at once", { user: "ann", from: eventAt(4).time, result: "allowed" }, [4]],
  ])("finds by %s", async (_what, question, expected) => {
    const events = [
      eventAt(1, { user: null, action: "sign-in" }),
      eventAt(2),
      eventAt(3, { user: { id: "u-2", name: "Bo" } }),
      eventAt(4, { action: "reveal", reason: "ticket 7" }),
      eventAt(5, { result: "refused", code: "FORBIDDEN" }),
    ];
    writeFileSync(path, linesOf(events));
    expect(requestIds(await read(question))).toEqual(expected.map((minute) => `request-${minute}`));
  });

  it("shows a line that is no event as it stands, and the events around it", async () => {
    const [before, after] = [eventAt(0), eventAt(1)];
    const broken = ['{"audit":1,"time":"2026', "[]", "null", `${"\u001b[31m"}<b>x</b>`, "x".repeat(100_000)];
    writeFileSync(path, linesOf([before]) + broken.map((line) => `${line}\n\n`).join("") + linesOf([after]));
    const page = await read();
    expect(page.items[0]).toEqual(after);
    expect(page.items.at(-1)).toEqual(before);
    expect(page.items.slice(1, -1)).toEqual(
      broken.toReversed().map((line) => ({ raw: line.slice(0, 1000) })),
    );
  });

  it("leaves lines that are no event out when a filter is set", async () => {
    writeFileSync(path, `not an event\n${linesOf([eventAt(0)])}`);
    expect(requestIds(await read({ user: "ann" }))).toEqual(["request-0"]);
  });

  it("stops after so many bytes without a hit, says how far it came, and finds the rest from there", async () => {
    writeFileSync(path, linesOf([eventAt(0, { action: "reveal" }), ...minutes(1, 100)]));
    const limits = { items: 10, bytes: 20_000 };
    const first = await read({ action: ["reveal"] }, null, limits);
    expect(first.items).toEqual([]);
    expect(first.next).not.toBeNull();
    expect(first.searchedTo).not.toBeNull();
    const found: Read[] = [first];
    for (let next = first.next; next !== null; next = found.at(-1)?.next ?? null) {
      found.push(await read({ action: ["reveal"] }, next, limits));
    }
    expect(found.flatMap(requestIds)).toEqual(["request-0"]);
  });

  it("stops well before what is older than asked for, but looks past a step of the clock", async () => {
    writeFileSync(path, linesOf([eventAt(0), eventAt(60), eventAt(58), eventAt(61)]));
    const page = await read({ from: eventAt(60).time });
    expect(requestIds(page)).toEqual(["request-61", "request-60"]);
  });

  it("reads only the end of a large file for its first page", async () => {
    writeFileSync(path, linesOf(minutes(0, 50_000)));
    const file = await open(path, "r");
    const { size } = await file.stat();
    const read: number[] = [];
    const counted = new Proxy(file, {
      get: (target, name) =>
        name === "read"
          ? (buffer: Buffer, offset: number, length: number, position: number) => {
              read.push(length);
              return target.read(buffer, offset, length, position);
            }
          : Reflect.get(target, name, target),
    });
    let lines = 0;
    for await (const _line of linesBackwards(counted, size)) {
      if (++lines === 100) break;
    }
    await file.close();
    expect(size).toBeGreaterThan(10_000_000);
    expect(read.reduce((sum, length) => sum + length, 0)).toBeLessThan(200_000);
  });
});

describe("the lines of a file from its end", () => {
  it("are those of the text, whatever pieces it is read in", async () => {
    const lines = [1, 65_535, 65_536, 3, 32_768, 32_767, 50_000, 15_535].map(
      (length, index) => "é".repeat(Math.floor(length / 2)) + (length % 2 === 0 ? "" : String(index % 10)),
    );
    writeFileSync(path, `${lines.join("\n")}\n`);
    const file = await open(path, "r");
    const { size } = await file.stat();
    const found: string[] = [];
    const starts: number[] = [];
    for await (const { text, start } of linesBackwards(file, size)) {
      found.push(text);
      starts.push(start);
    }
    await file.close();
    expect(found).toEqual(lines.toReversed());
    let at = 0;
    const expected = lines.map((line) => {
      const start = at;
      at += Buffer.byteLength(line) + 1;
      return start;
    });
    expect(starts).toEqual(expected.toReversed());
  });
});
