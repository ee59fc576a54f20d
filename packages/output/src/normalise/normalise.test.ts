import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Ignorable, ignorables, ignoredRanges, normalise } from "../index.ts";

const context = { instanceId: "ins-7f3a", instanceName: "edge-ams-001" };
const nobody = { instanceId: null, instanceName: null };

function ignoring(text: string, ...ignored: Ignorable[]): string {
  return normalise(text, new Set(ignored), context);
}

const dfOne = `Filesystem      Size  Used Avail Use% Mounted on
/dev/sda1        20G  5.1G   14G  28% /
tmpfs           2.0G     0  2.0G   0% /dev/shm
`;
const dfOther = `Filesystem      Size  Used Avail Use% Mounted on
/dev/sda1       120G   98G    9G  92% /
tmpfs           512M  1.5M  511M   1% /dev/shm
`;

describe("outputs that say the same", () => {
  it.each<[string, string, string, Ignorable[]]>([
    ["df, ignoring numbers", dfOne, dfOther, ["numbers"]],
    [
      "uptime",
      " 03:21:50 up 3 days, 2 hours,  load average: 0.10, 0.05",
      " 17:01:02 up 14 days, 1 hour,  load average: 3.99, 12.50",
      ["times", "durations", "numbers"],
    ],
    ["wc", "  12   340 2048 /etc/hosts", "1200 34000    9 /etc/hosts", ["numbers"]],
    ["date", "Tue Nov 24 03:21:50 UTC 2026", "Sun Oct  5 13:01:09 UTC 2025", ["times"]],
    [
      "syslog",
      "Nov 24 03:21:50 web sshd[812]: Accepted",
      "Jan  1 00:00:00 web sshd[99]: Accepted",
      ["times", "numbers"],
    ],
    [
      "a log in ISO time",
      "2026-11-24T03:21:50.123Z INFO ready",
      "2026-01-02T13:00:00+02:00 INFO ready",
      ["times"],
    ],
    [
      "an access log",
      '[24/Nov/2026:03:21:50 +0000] "GET /"',
      '[01/Jan/2025:23:59:59 -0500] "GET /"',
      ["times"],
    ],
    [
      "a directory of Windows",
      "11/24/2026  03:21 AM    <DIR>  Users",
      "1/2/2025  11:59 PM    <DIR>  Users",
      ["times"],
    ],
    [
      "ls -l",
      "drwxr-xr-x 2 root root 4096 Nov 24 03:21 a",
      "drwxr-xr-x 2 root root 4096 Jan  2  2025 a",
      ["times"],
    ],
    ["bash's time", "real\t0m1.234s", "real\t12m0.004s", ["durations"]],
    ["Go durations", "done in 1h2m3s", "done in 250ms", ["durations"]],
    [
      "apt's summary",
      "Fetched 9,218 kB in 2s (4,300 kB/s)",
      "Fetched 12.5 kB in 11s (1 kB/s)",
      ["numbers", "durations"],
    ],
    ["commits", "HEAD is now at 0a315ba Fix", "HEAD is now at a9aeb3e Fix", ["hex"]],
    [
      "containers and digests",
      "sha256:0d17b565c37bcbd895e9d92315a05c1c 0x7ffe",
      "sha256:f9aeb3e11bcbd895e9d92315a05c1c00 0x1",
      ["hex"],
    ],
    ["UUIDs", "id=6fa459ea-ee8a-3ca4-894e-db77e160355e", "id=16FD2706-8BAF-433B-82EB-8C7FADA847DA", ["hex"]],
    [
      "ip addr",
      "inet 10.0.0.1/24 inet6 fe80::1/64 ether 02:42:ac:11:00:02",
      "inet 192.168.10.254/24 inet6 2001:db8:0:1:2:3:4:5/64 ether de:ad:be:ef:00:01",
      ["addresses"],
    ],
    ["CRLF and blank lines", "a  b\r\n\r\n c\n", "a b\nc", ["whitespace"]],
    ["colours around numbers", "\x1b[31m12\x1b[0m%", "\x1b[31m7\x1b[0m%", ["numbers"]],
    ["Chinese text", "磁盘50%", "磁盘7%", ["numbers"]],
  ])("become equal: %s", (_, one, other, ignored) => {
    expect(ignoring(one, ...ignored)).toBe(ignoring(other, ...ignored));
  });

  it("become equal when they differ in the instance's own name and ID", () => {
    const one = normalise("host EDGE-AMS-001.example.com (ins-7f3a)", new Set(["names"]), context);
    const other = normalise("host web.example.com (ins-1)", new Set(["names"]), {
      instanceId: "ins-1",
      instanceName: "web",
    });
    expect(one).toBe(other);
    expect(one).toBe("host ⟨name⟩.example.com (⟨name⟩)");
  });
});

describe("what is ignored", () => {
  it.each<[string, Ignorable, string]>([
    [
      "at 12:30 of 2026-11-24 for 5s: 7 0a315ba4 10.0.0.1",
      "times",
      "at ⟨time⟩ of ⟨time⟩ for 5s: 7 0a315ba4 10.0.0.1",
    ],
    [
      "at 12:30 of 2026-11-24 for 5s: 7 0a315ba4 10.0.0.1",
      "durations",
      "at 12:30 of 2026-11-24 for ⟨duration⟩: 7 0a315ba4 10.0.0.1",
    ],
    [
      "at 12:30 of 2026-11-24 for 5s: 7 0a315ba4 10.0.0.1",
      "numbers",
      "at 12:30 of 2026-11-24 for 5s: ⟨number⟩ 0a315ba4 10.0.0.1",
    ],
    [
      "at 12:30 of 2026-11-24 for 5s: 7 0a315ba4 10.0.0.1",
      "hex",
      "at 12:30 of 2026-11-24 for 5s: 7 ⟨hex⟩ 10.0.0.1",
    ],
    [
      "at 12:30 of 2026-11-24 for 5s: 7 0a315ba4 10.0.0.1",
      "addresses",
      "at 12:30 of 2026-11-24 for 5s: 7 0a315ba4 ⟨address⟩",
    ],
    ["eth0 v1.2.3 sda1 job_12", "numbers", "eth0 v1.2.3 sda1 job_12"],
    ["facade decade 1234567", "hex", "facade decade 1234567"],
    ["main.c:12:34: error", "times", "main.c:12:34: error"],
    [
      "999.1.1.1 1.2.3.4.5 std::cout a::b 12:30:45",
      "addresses",
      "999.1.1.1 1.2.3.4.5 std::cout a::b 12:30:45",
    ],
    ["edge-ams-0012 myedge-ams-001", "names", "edge-ams-0012 myedge-ams-001"],
    ["May I march in 5 ways", "times", "May I march in 5 ways"],
    ["5 monkeys 10 sheep", "durations", "5 monkeys 10 sheep"],
  ])("in %j, by %s alone, leaves the rest: %j", (text, kind, expected) => {
    expect(ignoring(text, kind)).toBe(expected);
  });

  it("is nothing when nothing is chosen", () => {
    expect(ignoring(dfOne)).toBe(dfOne);
    expect(normalise(dfOne, new Set(["names"]), nobody)).toBe(dfOne);
  });

  const parts = fc.constantFrom(
    "12",
    "a",
    " ",
    "  ",
    "\n",
    "\r\n",
    ":",
    ".",
    "-",
    "/",
    "12:30",
    "2026-11-24",
    "T",
    "Z",
    "ms",
    "fe80::1",
    "10.0.0.1",
    "deadbeef1",
    "edge-ams-001",
    "\x1b[31m",
    "界",
    "%",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(parts).map((words) => words.join("")),
  );
  const choices = fc.subarray([...ignorables]);

  it("is exactly what the placeholders replace", () => {
    fc.assert(
      fc.property(texts, choices, (text, chosen) => {
        const ranges = ignoredRanges(text, new Set(chosen), context);
        let rebuilt = "";
        let end = 0;
        for (const { from, to, kind, replacement } of ranges) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          expect(chosen).toContain(kind);
          rebuilt += text.slice(end, from) + replacement;
          end = to;
        }
        expect(rebuilt + text.slice(end)).toBe(normalise(text, new Set(chosen), context));
      }),
    );
  });

  it("does not depend on the other choices, white space and the padding of numbers aside", () => {
    fc.assert(
      fc.property(texts, choices, (text, chosen) => {
        const kinds = new Set(chosen.filter((kind) => kind !== "whitespace" && kind !== "numbers"));
        const together = ignoredRanges(text, kinds, context);
        const apart = [...kinds].flatMap((kind) => ignoredRanges(text, new Set([kind]), context));
        expect(apart.sort((one, other) => one.from - other.from)).toEqual(together);
      }),
    );
  });

  it.each([
    ["digits", "1"],
    ["colons", ":"],
    ["dots", "."],
    ["digits and dots", "1."],
    ["digits and colons", "1:"],
    ["hexadecimal pairs", "0a:"],
    ["letters and dots", "a."],
    ["hexadecimal digits that end in another letter", "abcdef0"],
    ["blanks before a number", " "],
    ["durations", "1s "],
    ["escapes", "\x1b["],
    ["months", "Jan 1 "],
  ])("is found in a line of 1 MB in one pass: %s", { timeout: 60_000 }, (_, unit) => {
    const text = `${unit.repeat(Math.ceil(1_000_000 / unit.length))}g 1`;
    const all = new Set(ignorables);
    const ranges = ignoredRanges(text, all, context);
    expect(ranges.at(-1)?.to).toBe(text.length);
  });
});
