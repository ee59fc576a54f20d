import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countLines, createOutputIndex, excerptOf } from "./index.ts";

const javaTrace = `Exception in thread "main" java.lang.IllegalStateException: no route
\tat com.example.Router.pick(Router.java:41)
\tat com.example.Error.main(Error.java:12)
Caused by: java.net.ConnectException: Connection refused
\tat java.base/sun.nio.ch.Net.connect0(Native Method)
`;
const pythonTrace = `Traceback (most recent call last):
  File "/opt/error.py", line 3, in <module>
    load()
KeyError: 'region'
`;

/** What programs write when they fail, as they wrote it. The line that says why is seldom the last. */
const realOutputs: readonly [program: string, output: string, excerpt: string][] = [
  ["bash with set -x, killed", "start of job\n+ ./worker\nKilled\n", "Killed"],
  [
    "GNU tar 1.34, a file that cannot be read",
    "tar: /etc/shadow: Cannot open: Permission denied\ntar: Exiting with failure status due to previous errors\n",
    "tar: /etc/shadow: Cannot open: Permission denied",
  ],
  [
    "GNU tar 1.34, an archive that is not there",
    "tar: backup.tar: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n",
    "tar: backup.tar: Cannot open: No such file or directory",
  ],
  [
    "Windows PowerShell 5.1",
    `Get-Service : Cannot find any service with service name 'edge-agent'.
At line:1 char:1
+ Get-Service edge-agent
+ ~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : ObjectNotFound: (edge-agent:String) [Get-Service], ServiceCommandException
    + FullyQualifiedErrorId : NoServiceFoundForGivenName,Microsoft.PowerShell.Commands.GetServiceCommand
 
`,
    "Get-Service : Cannot find any service with service name 'edge-agent'.",
  ],
  [
    "Windows PowerShell 5.1, 80 columns wide",
    `Get-Item : Cannot find path 'C:\\edge' because it does not exist.\r
At C:\\run.ps1:3 char:1\r
+ Get-Item C:\\edge\r
+ ~~~~~~~~~~~~~~~~\r
    + CategoryInfo          : ObjectNotFound: (C:\\edge:String) [Get-Item], ItemN \r
   otFoundException\r
    + FullyQualifiedErrorId : PathNotFound,Microsoft.PowerShell.Commands.GetItem \r
   Command\r
`,
    "Get-Item : Cannot find path 'C:\\edge' because it does not exist.",
  ],
  [
    "GNU make 4.3",
    `cc -o agent agent.c
agent.c:1:10: fatal error: edge.h: No such file or directory
compilation terminated.
make: *** [Makefile:2: agent] Error 1
`,
    "agent.c:1:10: fatal error: edge.h: No such file or directory",
  ],
  [
    "apt-get 2.6",
    `E: Failed to fetch http://deb.debian.org/debian/pool/main/c/curl/curl_7.88.1-10_amd64.deb  404  Not Found
E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?
`,
    "E: Failed to fetch http://deb.debian.org/debian/pool/main/c/curl/curl_7.88.1-10_amd64.deb  404  Not Found",
  ],
  [
    "dpkg 1.21 under apt-get",
    `dpkg: error processing archive edge-agent.deb (--unpack):
 cannot access archive: No such file or directory
Errors were encountered while processing:
 edge-agent.deb
E: Sub-process /usr/bin/dpkg returned an error code (1)
`,
    "cannot access archive: No such file or directory",
  ],
  [
    "SQLAlchemy 2.0 with psycopg2",
    `psycopg2.OperationalError: connection to server at "10.0.0.5", port 5432 failed: Connection refused
\tIs the server running on that host and accepting TCP/IP connections?

(Background on this error at: https://sqlalche.me/e/20/e3q8)
`,
    'psycopg2.OperationalError: connection to server at "10.0.0.5", port 5432 failed: Connection refused',
  ],
  [
    "rustc 1.75",
    `error[E0425]: cannot find value \`region\` in this scope
 --> main.rs:2:20
error: aborting due to 1 previous error
For more information about this error, try \`rustc --explain E0425\`.
`,
    "error[E0425]: cannot find value `region` in this scope",
  ],
  [
    "systemctl status, whose last lines say only that the unit failed",
    `\u001b[0;1;31m●\u001b[0m nginx.service - A high performance web server and a reverse proxy server
     Active: \u001b[0;1;31mfailed\u001b[0m (Result: exit-code) since Mon 2026-11-30 11:13:02 UTC; 7min ago
    Process: 812 ExecStartPre=/usr/sbin/nginx -t -q \u001b[0;1;31m(code=exited, status=1/FAILURE)\u001b[0m

Nov 30 11:13:02 web-dxb-003 nginx[812]: nginx: [emerg] bind() to 0.0.0.0:443 failed (98: Address already in use)
Nov 30 11:13:02 web-dxb-003 systemd[1]: \u001b[0;1;38;5;185mnginx.service: Control process exited, code=exited, status=1/FAILURE\u001b[0m
Nov 30 11:13:02 web-dxb-003 systemd[1]: \u001b[0;1;38;5;185mnginx.service: Failed with result 'exit-code'.\u001b[0m
Nov 30 11:13:02 web-dxb-003 systemd[1]: \u001b[0;1;31mFailed to start A high performance web server and a reverse proxy server.\u001b[0m
`,
    "nginx: [emerg] bind() to 0.0.0.0:443 failed (98: Address already in use)",
  ],
  [
    "systemctl start",
    `/usr/sbin/sshd: no hostkeys available: Permission denied
Job for ssh.service failed because the control process exited with error code.
See "systemctl status ssh.service" and "journalctl -xeu ssh.service" for details.
`,
    "/usr/sbin/sshd: no hostkeys available: Permission denied",
  ],
  [
    "systemctl start, of a unit that is not there",
    "Restart failed, see below\nFailed to start nosuch.service: Unit nosuch.service not found.\n",
    "Failed to start nosuch.service: Unit nosuch.service not found.",
  ],
  [
    "systemctl start, of a masked unit",
    "first try timed out\nFailed to start agent.service: Unit agent.service is masked.\n",
    "Failed to start agent.service: Unit agent.service is masked.",
  ],
  [
    "a program that says for what and why a dependency failed",
    "Restart failed, see below\nDependency failed for agent: libedge 2 is too old\n",
    "Dependency failed for agent: libedge 2 is too old",
  ],
  [
    "systemd, of units whose descriptions have a colon",
    `agent: no route to host: connection refused
Failed to start LSB: edge agent.
Failed to start agent.service - SYSV: edge agent.
Failed to start agent.service - Edge: the agent.
Dependency failed for LSB: edge agent.
`,
    "agent: no route to host: connection refused",
  ],
  [
    "journalctl, of a program with a trace",
    `Nov 30 11:13:02 app-1 agent[7]: java.lang.IllegalStateException: no route
Nov 30 11:13:02 app-1 agent[7]: \tat com.example.Error.main(Error.java:12)
`,
    "java.lang.IllegalStateException: no route",
  ],
  [
    "nginx -t",
    `nginx: [emerg] unknown directive "servr" in /etc/nginx/nginx.conf:3
nginx: configuration file /etc/nginx/nginx.conf test failed
`,
    'nginx: [emerg] unknown directive "servr" in /etc/nginx/nginx.conf:3',
  ],
  [
    "curl 7.88, which was ended while it fetched",
    `Fetching edge-agent-2.14.1.tar.zst
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r 41 50.0M   41 20.5M    0     0  24.8M      0  0:00:02 --:--:--  0:00:01 24.8M`,
    "Fetching edge-agent-2.14.1.tar.zst",
  ],
  [
    "curl 7.88 with a bar, and what came before",
    "release 2.14.1\n############################                        56.2%",
    "release 2.14.1",
  ],
  [
    "wget 1.21, which was ended while it fetched",
    "Saving to: \u2018agent.tar\u2019\nagent.tar            41%[=======>            ]  20.50M  24.8MB/s    eta 1s",
    "Saving to: \u2018agent.tar\u2019",
  ],
  [
    "a program that says on its bar why it ended",
    "starting\nwrite failed at 41% [====>    ] No space left on device\n",
    "write failed at 41% [====>    ] No space left on device",
  ],
  [
    "tqdm, before its first step",
    "loading 200 rows\n  0%|          | 0/200 [00:00<?, ?it/s]",
    "loading 200 rows",
  ],
  [
    "dnf, before its first byte",
    "Installing edge-agent\n(1/2): edge-agent-2.14.1.rpm  0% [                    ]  0 B/s |   0  B     --:-- ETA",
    "Installing edge-agent",
  ],
  [
    "curl, of what takes days",
    "Fetching the archive\n  0 98.2G    0  120M    0     0  281k      0  4d 05h 0:07:17  4d 05h  290k",
    "Fetching the archive",
  ],
  ["a table without blanks", "name|used|note\n/data|91%||\n", "/data|91%||"],
  ["a table with a share and an empty field", "name | used | note\n/data | 91% | - |\n", "/data | 91% | - |"],
  [
    "a table of counts with a time",
    "worker report\n  3 120  4 118  2  99 last seen 12:04:31 by edge-2\n",
    "3 120  4 118  2  99 last seen 12:04:31 by edge-2",
  ],
  [
    "a program that says how full a disk is",
    "checking\n/data is at 41% [of 98G]\n",
    "/data is at 41% [of 98G]",
  ],
  [
    "bash with set -x",
    "+ cd /srv/edge\nbash: line 1: cd: /srv/edge: No such file or directory\n+ echo failed\n",
    "bash: line 1: cd: /srv/edge: No such file or directory",
  ],
];

describe("the excerpt of an output", () => {
  it.each(realOutputs)("of %s is the line that says why", (_, output, excerpt) => {
    expect(excerptOf(output)).toBe(excerpt);
  });

  it("is the closing line where nothing before it says why", () => {
    expect(excerptOf("agent\nmake: *** [Makefile:2: agent] Error 1\n")).toBe(
      "make: *** [Makefile:2: agent] Error 1",
    );
  });

  it.each([
    [
      "the last line that reads like an error",
      "start\nE: Unable to locate package foo\nbye\n",
      "E: Unable to locate package foo",
    ],
    [
      "the cause of a Java stack trace",
      javaTrace,
      "Caused by: java.net.ConnectException: Connection refused",
    ],
    ["the last line of a Python traceback", pythonTrace, "KeyError: 'region'"],
    ["the last line with text when nothing reads like an error", "one\ntwo\n\n  \n", "two"],
    [
      "no line that says there were none",
      "db: connection refused\nfailed=0 ok=3\n0 errors\n",
      "db: connection refused",
    ],
    ["a success summary, when there is nothing else", "ok\ncompleted, no errors\n", "completed, no errors"],
    [
      "free of colours and titles",
      "\x1b]0;t\x07\x1b[31mfatal:\x1b[0m not a git repository\n",
      "fatal: not a git repository",
    ],
    ["what a progress bar showed last", " 10%\r 50%\r100%\r\n", "100%"],
    ["what was written over", "downloading...\rdone\x1b[K\n", "done"],
    ["with control characters as symbols", "bad\0byte\u202e", "bad␀byte⟦U+202E⟧"],
    ["of CRLF text", "The term 'x' is not recognized\r\nAccess is denied.\r\n\r\n", "Access is denied."],
    ["of CJK text", "開始\n完了しました\n", "完了しました"],
  ])("is %s", (_, text, excerpt) => {
    expect(excerptOf(text)).toBe(excerpt);
  });

  it.each(["", "\n\n", " \t\r\n", "\x1b[0m\x1b[K", "\x1b]0;title\x07\n"])(
    "is null for %j, which shows nothing",
    (text) => {
      expect(excerptOf(text)).toBeNull();
    },
  );

  it("is cut by code points, never inside one", () => {
    expect(excerptOf("😀".repeat(10), 4)).toBe("😀😀😀…");
    expect(excerptOf("😀".repeat(4), 4)).toBe("😀😀😀😀");
  });

  it("finds the last error among many lines, but not one too far back", () => {
    const chatter = "still working\n";
    expect(excerptOf(`${chatter.repeat(50_000)}disk error\n${chatter.repeat(100)}`)).toBe("disk error");
    expect(excerptOf(`disk error\n${chatter.repeat(50_000)}`)).toBe("still working");
  });

  it("takes the beginning of a long line, and the end of a long progress bar", () => {
    expect(excerptOf(`{"error":"quota","data":"${"x".repeat(5_000_000)}"}`, 10)).toBe('{"error":…');
    expect(excerptOf(`${"working \r".repeat(500_000)}finished`)).toBe("finished");
  });

  it("is found before millions of blank lines, but not before endless lines of control sequences", () => {
    expect(excerptOf(`failed to start\n${" \t\r\n".repeat(1_000_000)}`)).toBe("failed to start");
    expect(excerptOf(`failed to start\n${"\u001b[0m\n".repeat(9000)}`)).toBe("failed to start");
    expect(excerptOf(`failed to start\n${"\u001b[0m\n".repeat(1_000_000)}`)).toBeNull();
  });

  it("knows spaces that were written over a line from those that follow it", () => {
    expect(excerptOf("before\nwritten over\r            ")).toBe("before");
    expect(excerptOf("before\nnot written over   \t")).toBe("not written over");
  });

  it.each([
    ["Nov  3 02:00:05 edge-1 kernel: Out of memory: Killed process 812 (java)"],
    ["Nov 03 02:00:05.123456 edge-1 kernel: Out of memory: Killed process 812 (java)"],
    ["2026-11-03T02:00:05+0000 edge-1 kernel: Out of memory: Killed process 812 (java)"],
    [
      "2026-11-03T02:00:05.123456+00:00 edge-1.example.com kernel[1]: Out of memory: Killed process 812 (java)",
    ],
    ["Tue 2026-11-03 02:00:05 UTC edge-1 kernel: Out of memory: Killed process 812 (java)"],
  ])("is without what syslog or the journal wrote before it: %s", (line) => {
    expect(excerptOf(line)).toBe("Out of memory: Killed process 812 (java)");
  });

  it.each([
    "2026-11-03 02:00:05 ERROR main: no route",
    "2026-11-03T02:00:05Z ERROR main: no route",
    "2026-11-03T02:00:05Z ERROR worker[12]: disk is full",
    "2026-11-03 02:00:05 ERROR main worker[12]: disk is full",
    "Nov 03 02:00:05 ERROR db: disk is full",
    "Nov 03 02:00:05 err: db: disk is full",
    "Nov 03 02:00:05 [ERROR] main: disk is full",
    "Nov 03 02:00:05 <crit> main: disk is full",
    "Nov 03 02:00:05 main Severe: disk is full",
    "Nov 03 02:00:05 edge-1 nothing after it failed",
    "Nov 03 02:00:05 edge-1 agent[7]:",
  ])("keeps the whole of %j", (line) => {
    expect(excerptOf(line)).toBe(line);
  });

  it("knows hosts from log levels by the whole of their names", () => {
    expect(excerptOf("Nov 03 02:00:05 error.example.com info-agent[7]: ready")).toBe("ready");
  });

  it.each([
    ["2026-11-03 02:00:05 CRITICAL main: disk is full", "agent: bye"],
    ["Nov 03, 2026 2:00:05 AM com.example.Main run\nSEVERE: disk is full", "agent: bye"],
    ["Nov 03 02:00:05 ERROR db: disk is full", "agent: bye"],
    ["CRITICAL - load average: 91.20", "checked 1 of 1"],
  ])("is of a log the line with a level of trouble: %s", (log, after) => {
    expect(excerptOf(`${log}\n${after}\n`)).toBe(log.split("\n").at(-1));
  });

  it.each(["CRITICAL: 0, HIGH: 2", "0 critical, 3 low", "entering a critical section"])(
    "takes nothing for trouble in %j",
    (line) => {
      expect(excerptOf(`no route: connection refused\n${line}\n`)).toBe("no route: connection refused");
    },
  );

  it("is told by what a program says, not by the names of the host and of the program", () => {
    const log = `Nov 03 02:00:05 error-logs-1 agent[7]: no route: connection refused
Nov 03 02:00:06 error-logs-1 collect-errors[8]: 12 lines sent
`;
    expect(excerptOf(log)).toBe("no route: connection refused");
  });

  it("is of log lines the end of one, and there where the lines are", () => {
    const prefixes = ["", "Nov  3 02:00:05 edge-1 agent[7]:", "2026-11-03T02:00:05Z edge-1 systemd[1]:"];
    const messages = ["", " ", "failed", "Failed to start x.service.", "\tat x.y(Z.java:1)", "ready"];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...prefixes), fc.constantFrom(...messages)), { maxLength: 10 }),
        (parts) => {
          const shown = parts.map(([prefix, message]) => `${prefix} ${message}`.trim());
          const excerpt = excerptOf(parts.map((part) => part.join(" ")).join("\n"));
          if (shown.every((line) => line === "")) expect(excerpt).toBeNull();
          else expect(shown.some((line) => excerpt && line.endsWith(excerpt))).toBe(true);
        },
      ),
    );
  });

  it("is one of the lines shown", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "failed", " ", "\n", "\r\n", "\x1b[1m", "界"), { maxLength: 40 }),
        (parts) => {
          const index = createOutputIndex(parts.join(""));
          const shown = Array.from({ length: index.lineCount }, (_, i) => index.text(i).trim());
          const excerpt = excerptOf(parts.join(""));
          if (excerpt === null) expect(shown.every((line) => line === "")).toBe(true);
          else expect(shown).toContain(excerpt);
        },
      ),
    );
  });
});

describe("the number of lines", () => {
  it.each([
    ["", 0],
    ["a", 1],
    ["a\n", 1],
    ["a\nb", 2],
    ["\n", 1],
    ["\n\n", 2],
    ["a\r\nb\r\n", 2],
    ["a\rb", 1],
  ])("of %j is %i", (text, count) => {
    expect(countLines(text)).toBe(count);
  });

  it("is that of the index, as long as no sequence moves between lines", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "\n", "\r\n", "\r", "\t", "\x1b[31m", "\x1b]0;x\n", "\0")),
        (parts) => {
          const text = parts.join("");
          expect(createOutputIndex(text).lineCount).toBe(countLines(text));
          expect(createOutputIndex(text, { view: "sent" }).lineCount).toBe(countLines(text));
        },
      ),
    );
  });
});
