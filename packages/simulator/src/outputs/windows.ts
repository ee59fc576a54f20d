import { crlfLines, type Run, type Streams } from "./run.ts";

const services = [
  ["W3SVC", "World Wide Web Publishing Service"],
  ["MSSQLSERVER", "SQL Server (MSSQLSERVER)"],
  ["WinRM", "Windows Remote Management (WS-Manag…"],
  ["EdgeAgent", "Edge Agent"],
  ["Spooler", "Print Spooler"],
] as const;

/** `Get-Service | Format-Table`: PowerShell ends lines with CRLF. */
export function serviceHealth({ random, exitCode }: Run): Streams {
  const stopped = exitCode === 0 ? "Spooler" : "EdgeAgent";
  return {
    stdout: crlfLines(
      "",
      "Status   Name               DisplayName",
      "------   ----               -----------",
      ...services.map(
        ([name, title]) =>
          `${(name === stopped ? "Stopped" : "Running").padEnd(8)} ${name.padEnd(18)} ${title}`,
      ),
      "",
      `Checked ${services.length} services, uptime ${random.int(1, 60)}.${String(random.int(0, 23)).padStart(2, "0")}:${random.int(10, 59)}:${random.int(10, 59)}`,
    ),
    stderr:
      exitCode === 0
        ? ""
        : crlfLines(
            "Test-ServiceHealth : EdgeAgent is not running",
            "At C:\\ProgramData\\Zenlayer\\cmd\\script.ps1:14 char:5",
            "+     Test-ServiceHealth -Name $service",
            "+     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
            "    + CategoryInfo          : ResourceUnavailable: (EdgeAgent:String) [Write-Error], WriteErrorException",
            "    + FullyQualifiedErrorId : ServiceNotRunning,Test-ServiceHealth",
          ),
  };
}

/** A scan for updates through the Windows Update API. */
export function updateScan({ random, exitCode }: Run): Streams {
  if (exitCode !== 0) {
    return {
      stdout: crlfLines("Searching for updates..."),
      stderr: crlfLines(
        'Exception calling "Search" with "1" argument(s): "Exception from HRESULT: 0x8024402C"',
        "At C:\\ProgramData\\Zenlayer\\cmd\\script.ps1:6 char:1",
        "+ $result = $searcher.Search(\"IsInstalled=0 and Type='Software'\")",
        "+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
        "    + CategoryInfo          : NotSpecified: (:) [], MethodInvocationException",
        "    + FullyQualifiedErrorId : COMException",
      ),
    };
  }
  const found = random.sample(
    [
      ["KB5046615", "2024-11 Cumulative Update for Windows Server 2022"],
      ["KB890830", "Windows Malicious Software Removal Tool x64"],
      ["KB2267602", "Security Intelligence Update for Microsoft Defender"],
    ],
    random.int(0, 3),
  );
  return {
    stdout: crlfLines(
      "Searching for updates...",
      `${found.length} update(s) found`,
      ...found.map(([id, title]) => `  ${id}  ${title}  ${random.int(10, 800)} MB`),
    ),
    stderr: "",
  };
}

/** `iisreset` from a batch file. */
export function iisRestart({ instance, exitCode }: Run): Streams {
  const head = [
    `C:\\Windows\\system32>echo Restarting IIS on ${instance.name} `,
    `Restarting IIS on ${instance.name} `,
    "",
  ];
  return exitCode === 0
    ? {
        stdout: crlfLines(
          ...head,
          "Attempting stop...",
          "Internet services successfully stopped",
          "Attempting start...",
          "Internet services successfully restarted",
        ),
        stderr: "",
      }
    : {
        stdout: crlfLines(
          ...head,
          "Attempting stop...",
          "Internet services successfully stopped",
          "Attempting start...",
        ),
        stderr: crlfLines(
          "Restart attempt failed.",
          "The IIS Admin Service or the World Wide Web Publishing Service failed to start.",
        ),
      };
}

/** `del /s` over the temporary folder. */
export function cleanTemp({ random, exitCode }: Run): Streams {
  const files = Array.from(
    { length: random.int(3, 14) },
    () => `Deleted file - C:\\Windows\\Temp\\tmp${random.int(4096, 65_535).toString(16).toUpperCase()}.tmp`,
  );
  return {
    stdout: crlfLines(...files, `${files.length} file(s) deleted, ${random.int(2, 400)} MB freed`),
    stderr:
      exitCode === 0
        ? ""
        : crlfLines("The process cannot access the file because it is being used by another process."),
  };
}
