import { createRandom, type Random } from "../random.ts";

const sites = ["ams", "fra", "sin", "hkg", "lax", "sao", "tyo", "dxb"] as const;
const programs = ["nginx", "edge-agent", "systemd", "kernel", "dockerd", "sshd", "chronyd"] as const;
const verbs = ["reload", "drain", "rotate", "verify", "resize", "collect", "upgrade", "restart"] as const;
const things = ["cache", "certificates", "logs", "routes", "packages", "kernel", "backups", "users"] as const;
const messages = [
  "accepted a connection from",
  "upstream timed out while reading from",
  "wrote checkpoint of",
  "retrying the transfer of",
  "released the lease held by",
  "verified the signature of",
] as const;
/** A fleet has so many commands and instances; rows name them again and again. What instances print is never the same. */
const commandCount = 60;
const instanceCount = 300;
/** Of this many instances one fails. */
const failingEvery = 25;

/** What a row has beside its instances, and an instance beside what it printed, in bytes of JSON. */
const rowOverhead = 380;
const instanceOverhead = 240;
const bytesPerInstance = 540;
const lineBytes = 95;

interface Fleet {
  readonly commands: readonly [Command, ...Command[]];
  readonly instances: readonly [Instance, ...Instance[]];
}
type Command = ReturnType<typeof command>;
type Instance = ReturnType<typeof instance>;

/** The rows of a page as the upstream would send them, about this many bytes of JSON each. */
export function* generateRows(rows: number, rowBytes: number, seed = 20_251_124): Generator<unknown> {
  const random = createRandom(seed);
  const fleet: Fleet = {
    commands: [command(random), ...Array.from({ length: commandCount - 1 }, () => command(random))],
    instances: [instance(random), ...Array.from({ length: instanceCount - 1 }, () => instance(random))],
  };
  for (let index = 0; index < rows; index++) yield row(index, rowBytes, fleet, random);
}

function row(index: number, rowBytes: number, fleet: Fleet, random: Random) {
  const wanted = rowBytes * (0.6 + random.next() * 0.8);
  const createdAt = Date.UTC(2026, 1, 28, 12) - index * 50_000 - random.int(0, 49_999);
  const count = Math.max(1, Math.round((wanted - rowOverhead) / bytesPerInstance));
  const outputBytes = wanted - rowOverhead - count * instanceOverhead;
  const lines = Math.max(1, Math.round(outputBytes / count / lineBytes));
  const invocationInstances = Array.from({ length: count }, () => ({
    ...random.pick(fleet.instances),
    ...result(lines, createdAt, random),
  }));
  return {
    invocationId: `inv-${random.hex(8)}${random.hex(8)}`,
    ...random.pick(fleet.commands),
    createTime: naiveTime(createdAt),
    invocationStatus: invocationInstances.some(({ exitCode }) => exitCode !== 0)
      ? "PartialFailed"
      : "Success",
    invocationInstances,
  };
}

function command(random: Random) {
  const thing = random.pick(things);
  return {
    commandId: `cmd-${random.hex(8)}${random.hex(4)}`,
    commandName: `${random.pick(verbs)}-${thing}-${random.hex(2)}`,
    commandType: "SHELL",
    content: `#!/bin/sh\nset -eu\nsite=${random.pick(sites)}\nfor item in $(seq ${random.int(2, 90)}); do\n  edgectl ${random.pick(verbs)} ${thing} --site "$site" --id ${random.hex(8)}-$item\ndone\n`,
    timeout: random.int(1, 60) * 60,
  };
}

function instance(random: Random) {
  return {
    instanceId: `${random.int(10 ** 8, 10 ** 9)}${random.int(10 ** 8, 10 ** 9)}`,
    instanceName: `edge-${random.pick(sites)}-${random.int(100, 999)}`,
    instanceExist: true,
  };
}

function result(lines: number, createdAt: number, random: Random) {
  const fails = random.int(1, failingEvery) === 1;
  const startedAt = createdAt + random.int(500, 4_000);
  return {
    taskStatus: fails ? "Failed" : "Success",
    exitCode: fails ? 1 : 0,
    errorCode: fails ? "ExecutionExitNoneZero" : null,
    output: Array.from({ length: lines }, () => line(createdAt, random)).join(""),
    outputError: fails ? `error: ${random.pick(things)} ${random.hex(8)} is busy\n` : "",
    execStartTime: naiveTime(startedAt),
    execEndTime: naiveTime(startedAt + random.int(100, 90_000)),
  };
}

function line(createdAt: number, random: Random): string {
  const time = new Date(createdAt + random.int(0, 60_000)).toISOString();
  const address = `10.${random.int(0, 255)}.${random.int(0, 255)}.${random.int(1, 254)}`;
  return `${time} ${random.pick(programs)}[${random.int(300, 32_000)}]: ${random.pick(messages)} ${address} ${random.hex(6)}\n`;
}

/** As the upstream writes times: without a zone. */
function naiveTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace("T", " ");
}
