import { windowsDiskSpace } from "../outputs/disk.ts";
import { cleanTemp, iisRestart, serviceHealth, updateScan } from "../outputs/windows.ts";
import { type Command, script } from "./command.ts";

/** Scripts written on Windows end their lines with CRLF. */
function windowsScript(text: string): string {
  return script(text).replaceAll("\n", "\r\n");
}

export const windowsServices: Command = {
  id: "cmd-2w7ij4y0cl8n",
  name: "Get-ServiceHealth",
  type: "POWERSHELL",
  timeoutSeconds: 30,
  typicalSeconds: 3,
  failureExitCodes: [1],
  write: serviceHealth,
  revisions: [
    windowsScript(`
$ErrorActionPreference = 'Continue'
$services = 'W3SVC', 'MSSQLSERVER', 'WinRM', 'EdgeAgent', 'Spooler'
$needed = 'W3SVC', 'WinRM', 'EdgeAgent'

function Test-ServiceHealth([string]$Name) {
    if ((Get-Service $Name).Status -ne 'Running') {
        Write-Error "$Name is not running" -ErrorId ServiceNotRunning
        $script:failed = $true
    }
}

Get-Service $services | Format-Table Status, Name, DisplayName
foreach ($service in $needed) {
    Test-ServiceHealth -Name $service
}

$uptime = (Get-Date) - (Get-CimInstance Win32_OperatingSystem).LastBootUpTime
Write-Output "Checked $($services.Count) services, uptime $($uptime.ToString('d\\.hh\\:mm\\:ss'))"
if ($failed) { exit 1 }
`),
  ],
};

export const windowsUpdateScan: Command = {
  id: "cmd-9o3gd5x8hu6k",
  name: "windows-update-scan",
  type: "POWERSHELL",
  timeoutSeconds: 60,
  typicalSeconds: 30,
  failureExitCodes: [1],
  write: updateScan,
  revisions: [
    windowsScript(`
$ErrorActionPreference = 'Stop'
Write-Output 'Searching for updates...'

$session = New-Object -ComObject Microsoft.Update.Session
$searcher = $session.CreateUpdateSearcher()
$result = $searcher.Search("IsInstalled=0 and Type='Software'")

Write-Output "$($result.Updates.Count) update(s) found"
foreach ($update in $result.Updates) {
    $size = [math]::Round($update.MaxDownloadSize / 1MB)
    Write-Output ("  KB{0}  {1}  {2} MB" -f $update.KBArticleIDs.Item(0), $update.Title, $size)
}
`),
  ],
};

export const windowsDisks: Command = {
  id: "cmd-7e0yr2q6tm3f",
  name: "Get-DiskSpace",
  type: "POWERSHELL",
  timeoutSeconds: 30,
  typicalSeconds: 2,
  failureExitCodes: [2],
  write: windowsDiskSpace,
  revisions: [
    windowsScript(`
$volumes = Get-Volume | Where-Object { $_.DriveLetter -and $_.DriveType -eq 'Fixed' }
$volumes | Sort-Object DriveLetter | Format-Table DriveLetter, FriendlyName, FileSystemType, DriveType, HealthStatus, SizeRemaining, Size

$full = $volumes | Where-Object { $_.SizeRemaining -lt 1GB }
if ($full) {
    foreach ($volume in $full) {
        [Console]::Error.WriteLine("$($volume.DriveLetter): has less than 1 GB left")
    }
    exit 2
}
`),
  ],
};

export const webServerRestart: Command = {
  id: "cmd-5l8uk1z4pw0s",
  name: "iis-restart",
  type: "BAT",
  timeoutSeconds: 60,
  typicalSeconds: 18,
  failureExitCodes: [1, 1062],
  write: iisRestart,
  revisions: [
    windowsScript(`
echo Restarting IIS on %COMPUTERNAME%
@echo off
iisreset /restart /timeout:40
if errorlevel 1 exit /b %errorlevel%
sc query W3SVC | find "RUNNING" > nul
exit /b %errorlevel%
`),
  ],
};

export const temporaryFilesCleanUp: Command = {
  id: "cmd-3b6vc9j7ne5d",
  name: "clean-temp",
  type: "BAT",
  timeoutSeconds: 30,
  typicalSeconds: 5,
  failureExitCodes: [1],
  write: cleanTemp,
  revisions: [
    windowsScript(`
@echo off
setlocal enabledelayedexpansion
set /a files=0
set /a bytes=0

for /r "%SystemRoot%\\Temp" %%f in (*.tmp) do (
    set size=%%~zf
    del /f /q "%%f" && (
        echo Deleted file - %%f
        set /a files+=1
        set /a bytes+=!size!
    ) || set failed=1
)

set /a megabytes=bytes / 1048576
echo %files% file(s) deleted, %megabytes% MB freed
if defined failed exit /b 1
`),
  ],
};
