import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type InvocationSource, selectPage } from "../invocation-source.ts";
import { parseListRequest } from "../list-request.ts";
import { day, hour, minute, naiveTime, second } from "../times.ts";
import { wellKnown } from "../well-known.ts";
import { type Chunk, type InvocationFields, type InvocationInstance, invocationStatuses } from "../wire.ts";
import { createWeek } from "./week.ts";

interface Row extends InvocationFields {
  invocationInstances: InvocationInstance[];
}

const startedAt = Date.UTC(2025, 10, 20, 9, 30);
const small = { seed: 1, startedAt, clockAhead: 0, invocations: 400, instances: 240 };

const rowAt = (source: InvocationSource, position: number): Row =>
  JSON.parse([...source.jsonAt(position)].join(""));
const rowsOf = (source: InvocationSource): Row[] =>
  Array.from({ length: source.size }, (_, position) => rowAt(source, position));

/** The fields of an invocation without its instances, whose outputs are then not even made. */
function headOf(json: Iterable<Chunk>): InvocationFields {
  const [head] = json;
  return JSON.parse(`${head}]}`);
}

const fieldsOf = (source: InvocationSource) =>
  Array.from({ length: source.size }, (_, position) => headOf(source.jsonAt(position)));

function rowOf(source: InvocationSource, invocationId: string): Row {
  const position = source.positionOf(invocationId);
  if (position === undefined) throw new Error(`there is no ${invocationId}`);
  return rowAt(source, position);
}

const finished = (status: string) => status !== "Pending" && status !== "Running";

/** The rules of the API reference, written down once more. */
function expectedStatus(statuses: readonly string[]): string {
  if (statuses.every((status) => status === "Pending")) return "Pending";
  if (!statuses.every(finished)) return "Running";
  if (statuses.every((status) => status === "Success")) return "Success";
  return statuses.some((status) => status === "Success") ? "PartialFailed" : "Failed";
}

const anySeed = fc.integer({ min: 0, max: 1_000_000 });
const anyMoment = fc.integer({ min: -7 * day, max: 2 * day }).map((offset) => startedAt + offset);

describe("the simulated week", { timeout: 60_000 }, () => {
  it("keeps the status of an invocation consistent with its tasks, at any moment", () => {
    fc.assert(
      fc.property(anySeed, anyMoment, fc.nat(), (seed, now, at) => {
        const source = createWeek({ ...small, seed, invocations: 120 }).at(now);
        fc.pre(source.size > 0);
        const newest = rowAt(source, Math.min(at % 8, source.size - 1));
        for (const row of [newest, rowAt(source, at % source.size)]) {
          const tasks = row.invocationInstances;
          expect(row.invocationStatus).toBe(expectedStatus(tasks.map(({ taskStatus }) => taskStatus)));
          expect(tasks.length).toBeGreaterThanOrEqual(1);
          expect(tasks.length).toBeLessThanOrEqual(200);
          expect(new Set(tasks.map(({ instanceId }) => instanceId)).size).toBe(tasks.length);
        }
      }),
    );
  });

  it("keeps the fields of each task consistent with its status", () => {
    for (const row of rowsOf(createWeek({ ...small, invocations: 100 }).at(startedAt + 40 * second))) {
      for (const task of row.invocationInstances) {
        const { taskStatus, exitCode, errorCode, output, execStartTime, execEndTime } = task;
        const ran = taskStatus !== "Error" && finished(taskStatus);
        expect(exitCode === 0).toBe(taskStatus === "Success");
        expect(errorCode !== null).toBe(finished(taskStatus) && taskStatus !== "Success");
        if (taskStatus !== "Running") expect(output !== null).toBe(ran);
        expect(execStartTime !== null).toBe(ran || taskStatus === "Running");
        expect(execEndTime !== null).toBe(ran);
        if (execStartTime !== null) expect(execStartTime >= row.createTime).toBe(true);
        if (execStartTime !== null && execEndTime !== null) expect(execEndTime >= execStartTime).toBe(true);
      }
    }
  });

  it("is the same for the same seed and start, and another for another seed", () => {
    fc.assert(
      fc.property(anySeed, anyMoment, (seed, now) => {
        const week = (number: number) => createWeek({ ...small, seed: number, invocations: 100 }).at(now);
        fc.pre(week(seed).size > 0);
        expect(fieldsOf(week(seed))).toEqual(fieldsOf(week(seed)));
        expect(rowAt(week(seed), 0)).toEqual(rowAt(week(seed), 0));
        expect(fieldsOf(week(seed + 1))).not.toEqual(fieldsOf(week(seed)));
      }),
      { numRuns: 10 },
    );
  });

  it("is the same at every hour of every day for a company whose clock shows the same", () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 0, max: 14 * 24 * 60 }), (seed, minutes) => {
        const later = startedAt + minutes * minute;
        const options = { ...small, seed };
        const rows = fieldsOf(createWeek(options).at(startedAt));
        const moved = fieldsOf(
          createWeek({ ...options, startedAt: later, clockAhead: startedAt - later }).at(later),
        );
        const shifted = (createTime: string) => naiveTime(Date.parse(`${createTime}Z`) + minutes * minute);
        expect(moved).toEqual(rows.map((row) => ({ ...row, createTime: shifted(row.createTime) })));
      }),
      { numRuns: 10 },
    );
  });

  it("finds what a naive filter finds", () => {
    const source = createWeek({ ...small, invocations: 100 }).at(startedAt + minute);
    const rows = rowsOf(source);
    const some = (values: readonly string[]) =>
      fc.option(fc.subarray([...new Set([...values, "no-such-id"])], { maxLength: 4 }), { nil: undefined });
    const request = fc.record({
      commandIds: some(rows.map(({ commandId }) => commandId)),
      invocationIds: fc.option(fc.subarray(rows.map(({ invocationId }) => invocationId)), { nil: undefined }),
      instanceIds: some(rows.flatMap((row) => row.invocationInstances.map(({ instanceId }) => instanceId))),
      invocationStatuses: fc.option(fc.subarray([...invocationStatuses]), { nil: undefined }),
      pageSize: fc.integer({ min: 1, max: 60 }),
      pageNum: fc.integer({ min: 1, max: 4 }),
    });
    const allows = (values: string[] | undefined, value: string) => !values?.length || values.includes(value);
    fc.assert(
      fc.property(request, (body) => {
        const expected = rows.filter(
          (row) =>
            allows(body.commandIds, row.commandId) &&
            allows(body.invocationIds, row.invocationId) &&
            allows(body.invocationStatuses, row.invocationStatus) &&
            row.invocationInstances.some(({ instanceId }) => allows(body.instanceIds, instanceId)),
        );
        const page = selectPage(source, parseListRequest(Buffer.from(JSON.stringify(body))));
        const from = (body.pageNum - 1) * body.pageSize;
        expect(page.totalCount).toBe(expected.length);
        expect([...page.rows].map((row) => headOf(row).invocationId)).toEqual(
          expected.slice(from, from + body.pageSize).map(({ invocationId }) => invocationId),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("lists the newest first, within the week, and none of the future", () => {
    fc.assert(
      fc.property(anySeed, anyMoment, (seed, now) => {
        const source = createWeek({ ...small, seed, invocations: 100 }).at(now);
        const times = fieldsOf(source).map(({ createTime }) =>
          Date.parse(`${createTime.replace(" ", "T")}Z`),
        );
        expect(times).toEqual(times.toSorted((a, b) => b - a));
        expect(Math.max(...times, 0)).toBeLessThanOrEqual(now);
        expect(Math.min(...times, now)).toBeGreaterThanOrEqual(Math.min(now, startedAt - 7 * day - second));
      }),
      { numRuns: 20 },
    );
  });

  it("has an invocation for each ID it gives out, and none for another", () => {
    const source = createWeek(small).at(startedAt + hour);
    for (let position = 0; position < source.size; position++) {
      expect(source.positionOf(headOf(source.jsonAt(position)).invocationId)).toBe(position);
    }
    expect(source.positionOf("inv-0000000000000000")).toBeUndefined();
    expect(source.positionOf("")).toBeUndefined();
  });

  it("holds every status, error code and kind of command, and is mostly well", () => {
    const week = createWeek({ ...small, invocations: 1500 });
    const rows = [...rowsOf(week.at(startedAt + 20 * second)), rowAt(week.at(startedAt), 0)];
    const tasks = rows.flatMap((row) => row.invocationInstances);
    expect(new Set(rows.map((row) => row.commandType))).toEqual(new Set(["SHELL", "POWERSHELL", "BAT"]));
    expect(new Set(rows.map((row) => row.commandId)).size).toBeGreaterThanOrEqual(12);
    expect(new Set(rows.map((row) => row.invocationStatus))).toEqual(new Set(invocationStatuses));
    expect(new Set(tasks.map((task) => task.taskStatus))).toEqual(
      new Set(["Pending", "Running", "Timeout", "Failed", "Success", "Error"]),
    );
    expect(new Set(tasks.map((task) => task.errorCode))).toEqual(
      new Set([
        null,
        "InstanceNotExists",
        "InstanceInstanceState",
        "SystemError",
        "CommandPlatformInvalid",
        "ExecutionTimeout",
        "ExecutionExitNoneZero",
      ]),
    );
    expect(rows.filter((row) => row.invocationStatus === "Success").length / rows.length).toBeGreaterThan(
      0.75,
    );
    expect(tasks.filter((task) => task.taskStatus === "Success").length / tasks.length).toBeGreaterThan(0.9);
    expect(tasks.some((task) => !task.instanceExist)).toBe(true);
    expect(rows.every((row) => row.content.length <= 4096 && row.commandName.length <= 64)).toBe(true);
  });

  it("failed the last night's backup in every site, and none before, whatever the hour", () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 0, max: day }), (seed, offset) => {
        const now = startedAt + offset;
        // In that hour the backups of a night begin, and take their time.
        fc.pre(Math.floor((now % day) / hour) !== 2);
        const rows = fieldsOf(
          createWeek({ ...small, seed, startedAt: now, invocations: 5000 }).at(now),
        ).filter((row) => row.commandId === wellKnown.nightlyBackupCommandId);
        const [lastNight, before] = [rows.slice(0, 8), rows.slice(8)];
        expect(lastNight.map((row) => row.invocationStatus)).toEqual(Array(8).fill("Failed"));
        expect(before.map((row) => row.invocationStatus)).not.toContain("Failed");
        expect(lastNight[0]?.content).not.toBe(before[0]?.content);
      }),
      { numRuns: 20 },
    );
  });

  it("always has something unfinished, and something new every minute", () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 0, max: 3 * day }), (seed, offset) => {
        const week = createWeek({ ...small, seed, invocations: 100 });
        const source = week.at(startedAt + offset);
        const unfinished = Array.from({ length: Math.min(source.size, 12) }, (_, position) =>
          source.statusAt(position),
        );
        expect(unfinished.some((status) => status === "Pending" || status === "Running")).toBe(true);
        expect(week.at(startedAt + offset + minute).size).toBeGreaterThan(source.size);
      }),
    );
  });
});

describe("a well-known invocation", { timeout: 60_000 }, () => {
  const week = createWeek(small);

  it("is running at the start, instance by instance", () => {
    const doneAt = (now: number) =>
      rowOf(week.at(now), wellKnown.runningInvocationId).invocationInstances.filter(({ taskStatus }) =>
        finished(taskStatus),
      ).length;
    const statusAt = (now: number) => rowOf(week.at(now), wellKnown.runningInvocationId).invocationStatus;
    expect(statusAt(startedAt)).toBe("Pending");
    expect(statusAt(startedAt + 30 * second)).toBe("Running");
    expect(statusAt(startedAt + 5 * minute)).toBe("PartialFailed");
    const counts = [0, 30, 60, 90, 180].map((seconds) => doneAt(startedAt + seconds * second));
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(new Set(counts).size).toBe(counts.length);
  });

  it("gives the output of some instances as it comes, each the beginning of the next", () => {
    const outputsAt = (seconds: number) =>
      rowOf(week.at(startedAt + seconds * second), wellKnown.runningInvocationId).invocationInstances.map(
        ({ taskStatus, output }) => ({ taskStatus, output }),
      );
    const before = outputsAt(40);
    const after = outputsAt(50);
    const running = before.filter(({ taskStatus }) => taskStatus === "Running");
    const growing = before.flatMap(({ taskStatus, output }, index) => {
      const later = after[index]?.output;
      return taskStatus === "Running" && output !== null && later != null ? [{ output, later }] : [];
    });
    expect(growing.length).toBeGreaterThan(0);
    expect(growing.length).toBeLessThan(running.length);
    for (const { output, later } of growing) expect(later.startsWith(output)).toBe(true);
    expect(growing.some(({ output, later }) => later.length > output.length)).toBe(true);
  });

  it("holds 185 outputs that differ in digits alone, and 15 of four other kinds", () => {
    const { invocationInstances, invocationStatus, commandName } = rowOf(
      week.at(startedAt),
      wellKnown.mixedInvocationId,
    );
    const groups = new Map<string, number>();
    for (const { output, outputError, exitCode } of invocationInstances) {
      const key = `${exitCode} ${output} ${outputError}`.replace(/\d/g, "0");
      groups.set(key, (groups.get(key) ?? 0) + 1);
    }
    expect(commandName).toBe("disk-usage-report");
    expect(invocationStatus).toBe("PartialFailed");
    expect([...groups.values()].sort((a, b) => b - a)).toEqual([185, 9, 4, 1, 1]);
    expect(new Set(invocationInstances.map(({ output }) => output)).size).toBeGreaterThan(20);
  });

  it("holds a log of 5 MB", () => {
    const { invocationInstances } = rowOf(week.at(startedAt), wellKnown.largeLogInvocationId);
    expect(invocationInstances).toHaveLength(3);
    expect(invocationInstances[0]?.output?.length).toBeGreaterThan(5_000_000);
  });

  it("holds hostile names, script and outputs", () => {
    const position = week.at(startedAt).positionOf(wellKnown.hostileInvocationId) ?? -1;
    const json = [...week.at(startedAt).jsonAt(position)].join("");
    for (const part of [
      "<script>alert(1)</script>",
      "onerror=alert(1)",
      "\\u001b]8;;javascript:",
      "\\u001b]52;",
    ]) {
      expect(json).toContain(part);
    }
    for (const part of ["\u202e", "\\u0000", "\\ud800", "\u200b", '"=HYPERLINK('])
      expect(json).toContain(part);
  });

  it("has an ID that breaks an unencoded path", () => {
    const row = rowOf(week.at(startedAt), wellKnown.oddInvocationId);
    expect(row.commandId).toBe(wellKnown.oddCommandId);
    expect(row.invocationInstances.map(({ instanceId }) => instanceId)).toEqual([wellKnown.oddInstanceId]);
    for (const id of [row.invocationId, row.commandId, wellKnown.oddInstanceId]) {
      for (const character of "/%?# ")
        if (id !== wellKnown.oddInstanceId || character !== " ") expect(id).toContain(character);
    }
  });
});
