import type { InvocationSource } from "./invocation-source.ts";
import { minute, naiveTime, second } from "./times.ts";
import type { Chunk, InvocationFields } from "./wire.ts";

interface BulkSet {
  commandId: string;
  invocations: number;
  instances: number;
  /** What each instance wrote to stdout. */
  lines: number;
  /** With the line break, which the last set does without. */
  lineBytes: number;
  lineBreak: boolean;
}

const sets: readonly BulkSet[] = [
  { commandId: "bulk-20x", invocations: 10_000, instances: 20, lines: 3, lineBytes: 100, lineBreak: true },
  { commandId: "bulk-200x", invocations: 10_000, instances: 200, lines: 1, lineBytes: 100, lineBreak: true },
  { commandId: "bulk-5mb", invocations: 1, instances: 200, lines: 50_000, lineBytes: 100, lineBreak: true },
  { commandId: "bulk-lines", invocations: 1, instances: 1, lines: 1_000_000, lineBytes: 60, lineBreak: true },
  {
    commandId: "bulk-long-line",
    invocations: 1,
    instances: 1,
    lines: 500_000,
    lineBytes: 100,
    lineBreak: false,
  },
];

/** Of this many invocations one has a failed instance. */
const failingEvery = 25;
const failingInstance = 3;
const linesInBlock = 1000;

/**
 * The set that an ID names: a set's command, or one of its invocations or instances. Sets are as large as the
 * API allows and are written as fast as the socket takes them.
 */
export function bulkSource(id: string, startedAt: number): InvocationSource | undefined {
  const set = sets.find(
    ({ commandId }) => id === commandId || (id.startsWith(`${commandId}-`) && /-(ins-)?\d+$/.test(id)),
  );
  return set === undefined ? undefined : sourceOf(set, startedAt);
}

function sourceOf(set: BulkSet, startedAt: number): InvocationSource {
  const body = bodyOf(set);
  const block = Buffer.from(body);
  const idAt = (position: number) => `${set.commandId}-${String(position).padStart(5, "0")}`;
  const instanceIds = Array.from({ length: set.instances }, (_, index) => instanceId(set, index));
  const failsAt = (position: number) => set.instances > failingInstance && position % failingEvery === 24;
  const statusAt = (position: number) => (failsAt(position) ? "PartialFailed" : "Success");

  function* jsonAt(position: number): Generator<Chunk> {
    const createdAt = startedAt - position * minute;
    const fields: InvocationFields = {
      invocationId: idAt(position),
      commandId: set.commandId,
      commandName: `${set.commandId} load test`,
      commandType: "SHELL",
      content: `#!/bin/sh\nseq ${set.lines}\n`,
      timeout: 60,
      createTime: naiveTime(createdAt),
      invocationStatus: statusAt(position),
    };
    const start = naiveTime(createdAt + second);
    const end = naiveTime(createdAt + 4 * second);
    yield `${JSON.stringify(fields).slice(0, -1)},"invocationInstances":[`;
    for (const [index, id] of instanceIds.entries()) {
      const fails = index === failingInstance && failsAt(position);
      const outcome = fails
        ? '"Failed","exitCode":1,"errorCode":"ExecutionExitNoneZero"'
        : '"Success","exitCode":0,"errorCode":null';
      const head = `${index === 0 ? "" : ","}{"instanceId":"${id}","instanceName":"${id}","instanceExist":true,"taskStatus":${outcome},"output":"${line(set, `${idAt(position)} on ${id}`)}`;
      const tail = `","outputError":"${fails ? "seq: write error\\n" : ""}","execStartTime":"${start}","execEndTime":"${end}"}`;
      if (set.lines <= linesInBlock) {
        yield head + body + tail;
      } else {
        yield head;
        yield* blocks(set, block);
        yield tail;
      }
    }
    yield "]}";
  }

  return {
    size: set.invocations,
    positionOf(invocationId) {
      const position = Number(invocationId.slice(set.commandId.length + 1));
      return position < set.invocations && idAt(position) === invocationId ? position : undefined;
    },
    commandIdAt: () => set.commandId,
    statusAt,
    ranOnAny: (_, wanted) => instanceIds.some((id) => wanted.has(id)),
    jsonAt,
  };
}

function instanceId(set: BulkSet, index: number): string {
  return `${set.commandId}-ins-${String(index).padStart(3, "0")}`;
}

/** One line of output as it stands inside a JSON string. */
function line({ lineBytes, lineBreak }: BulkSet, text: string): string {
  return lineBreak
    ? `${text.slice(0, lineBytes - 1).padEnd(lineBytes - 1, ".")}\\n`
    : text.slice(0, lineBytes).padEnd(lineBytes, ".");
}

/** The lines after the first, at most a thousand, made once: writing a gigabyte is sending the same bytes again. */
function bodyOf(set: BulkSet): string {
  const rows = Array.from({ length: Math.min(linesInBlock, set.lines - 1) }, (_, index) =>
    line(set, `INFO edge-agent[${4000 + index}] served ${index * 37} bytes in ${index % 90} ms `),
  );
  return rows.join("");
}

/** All lines but the first of a set with more of them than a block holds. */
function* blocks(set: BulkSet, block: Uint8Array): Generator<Uint8Array> {
  const count = set.lines - 1;
  for (let written = 0; written + linesInBlock <= count; written += linesInBlock) yield block;
  yield block.subarray(0, (block.length / linesInBlock) * (count % linesInBlock));
}
