import { expect, it } from "vitest";
import { createInstanceCounter } from "./zip-instances.ts";

/** A file of a zip as it comes: its head, its name, and some bytes. Only what is looked at is true to the format. */
function file(name: string, content = "PK\u0003"): Uint8Array {
  const nameBytes = new TextEncoder().encode(name);
  const head = new Uint8Array(30);
  head.set(new TextEncoder().encode("PK\u0003\u0004"));
  new DataView(head.buffer).setUint16(26, nameBytes.length, true);
  return concat([head, nameBytes, new TextEncoder().encode(content)]);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

const outputs = [
  file("inv-1/instances/edge-001_ins-1/stdout.txt", `PK\u0003\u0004 begins a head.${"\0".repeat(30)}`),
  file("inv-1/instances/edge-001_ins-1/stderr.txt", "PK\u0003\u0004"),
  file("inv-1/instances/磁盘_ins-2/stderr.txt", "PPPK"),
  file("inv-1/instances/edge-003_ins-3/stdout.txt"),
];
const others = [file("inv-1/script.sh"), file("inv-1/invocation.json"), file("inv-1/manifest.json")];
/** The directory at the end of a zip, which names its files once more. */
const directory = new Uint8Array(2000);

function counted(bytes: Uint8Array, pieceLength = bytes.length): number {
  const counter = createInstanceCounter();
  for (let at = 0; at < bytes.length; at += pieceLength) counter.push(bytes.subarray(at, at + pieceLength));
  return counter.count();
}

it("counts the instances whose outputs have come whole", () => {
  const counter = createInstanceCounter();
  const counts = [...outputs.slice(2), ...others].map((bytes) => {
    counter.push(bytes);
    return counter.count();
  });
  expect(counts).toEqual([0, 1, 2, 2, 2]);
});

it("counts the same however the bytes are cut, also where an output looks like a head", () => {
  const zip = concat([...outputs, ...others, directory]);
  for (let pieceLength = 1; pieceLength < 100; pieceLength++) expect(counted(zip, pieceLength)).toBe(3);
});

it("counts nothing in an empty zip, nor in what is none", () => {
  expect(counted(concat([...others, directory]))).toBe(0);
  expect(counted(new TextEncoder().encode("PK\n\n"))).toBe(0);
});

it("does not wait for a name that is too long to be one", () => {
  const odd = file("x".repeat(1001), "").subarray(0, 30);
  expect(counted(concat([odd, ...outputs.slice(2), ...others]))).toBe(2);
});
