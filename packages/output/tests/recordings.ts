import type { Style } from "../src/index.ts";

/** A line as expected: plain text, or pieces of text, each with its style when it has one. */
export type Expected = string | readonly (string | readonly [string, Style])[];

export interface Recording {
  readonly of: string;
  readonly text: string;
  readonly lines: readonly Expected[];
}

function foreground(index: number, more: Style = {}): Style {
  return { ...more, foreground: { kind: "palette", index } };
}

const bold: Style = { bold: true };

/** As written by the tools: recorded where they were at hand, else in the form their sources give it. */
export const recordings: readonly Recording[] = [
  {
    of: "apt-get on a terminal, rewriting its progress",
    text:
      "\rReading package lists... 0%\r\rReading package lists... 98%\r\rReading package lists... Done\r\r\n" +
      "\rReading state information... 0% \r\rReading state information... 0%\r\rReading state information... Done\r\r\n" +
      "The following NEW packages will be installed:\r\n  tree\r\n",
    lines: [
      "Reading package lists... Done",
      "Reading state information... Done",
      "The following NEW packages will be installed:",
      "  tree",
    ],
  },
  {
    of: "apt-get, where a shorter text leaves the tail of a longer one",
    text: "\rGet:1 http://deb.debian.org bookworm\r\rReading 0%\r\n",
    lines: ["Reading 0%://deb.debian.org bookworm"],
  },
  {
    of: "curl with its progress meter",
    text:
      "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n" +
      "                                 Dload  Upload   Total   Spent    Left  Speed\n" +
      "\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0" +
      "\r100 2929k  100 2929k    0     0   103M      0 --:--:-- --:--:-- --:--:--  103M\n",
    lines: [
      "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current",
      "                                 Dload  Upload   Total   Spent    Left  Speed",
      "100 2929k  100 2929k    0     0   103M      0 --:--:-- --:--:-- --:--:--  103M",
    ],
  },
  {
    of: "npm, clearing its spinner",
    text:
      "\x1b[1mnpm\x1b[22m \x1b[33mwarn\x1b[39m \x1b[94mUnknown user config\x1b[39m\r\n" +
      "\u2819\x1b[1G\x1b[0K\x1b[1mnpm\x1b[22m \x1b[31merror\x1b[39m \x1b[94mcode\x1b[39m ENOTCACHED\r\n" +
      "\u2819\x1b[1G\x1b[0K",
    lines: [
      [["npm", bold], " ", ["warn", foreground(3)], " ", ["Unknown user config", foreground(12)]],
      [["npm", bold], " ", ["error", foreground(1)], " ", ["code", foreground(12)], " ENOTCACHED"],
      "",
    ],
  },
  {
    of: "grep --color, erasing to the end of the line after every colour",
    text:
      "\x1b[32m\x1b[K1\x1b[m\x1b[K\x1b[36m\x1b[K:\x1b[m\x1b[Ka\t\x1b[01;31m\x1b[Kerror\x1b[m\x1b[K\n" +
      "\x1b[32m\x1b[K3\x1b[m\x1b[K\x1b[36m\x1b[K:\x1b[m\x1b[K\x1b[01;31m\x1b[Kerror\x1b[m\x1b[K b\n",
    lines: [
      [["1", foreground(2)], [":", foreground(6)], "a\t", ["error", foreground(1, bold)]],
      [["3", foreground(2)], [":", foreground(6)], ["error", foreground(1, bold)], " b"],
    ],
  },
  {
    of: "ls --color",
    text: "\x1b[0m\x1b[01;36m/bin\x1b[0m\n\x1b[30;42m/tmp\x1b[0m\n",
    lines: [
      [["/bin", foreground(6, bold)]],
      [["/tmp", foreground(0, { background: { kind: "palette", index: 2 } })]],
    ],
  },
  {
    of: "systemctl status, whose links lead to local files",
    text:
      "\x1b[0;1;32m●\x1b[0m nginx.service - A web server\n" +
      "     Loaded: loaded (\x1b]8;;file://web-1/lib/systemd/system/nginx.service\x07/lib/systemd/system/nginx.service" +
      "\x1b]8;;\x07; \x1b[0;1;32menabled\x1b[0m)\n" +
      "     Active: \x1b[0;1;31mfailed\x1b[0m (Result: \x1b[0;1;31mexit-code\x1b[0m)\n",
    lines: [
      [["●", foreground(2, bold)], " nginx.service - A web server"],
      ["     Loaded: loaded (/lib/systemd/system/nginx.service; ", ["enabled", foreground(2, bold)], ")"],
      [
        "     Active: ",
        ["failed", foreground(1, bold)],
        " (Result: ",
        ["exit-code", foreground(1, bold)],
        ")",
      ],
    ],
  },
  {
    of: "docker pull, going up to the line of each layer",
    text:
      "latest: Pulling from library/nginx\n" +
      "a1: Pulling fs layer \nb2: Pulling fs layer \n" +
      "\x1b[1A\x1b[2K\rb2: Downloading [==>    ]  1.2MB/9MB\r\x1b[1B" +
      "\x1b[2A\x1b[2K\ra1: Download complete \r\x1b[2B" +
      "\x1b[1A\x1b[2K\rb2: Pull complete \r\x1b[1B" +
      "Digest: sha256:0d17\nStatus: Downloaded newer image\n",
    lines: [
      "latest: Pulling from library/nginx",
      "a1: Download complete ",
      "b2: Pull complete ",
      "Digest: sha256:0d17",
      "Status: Downloaded newer image",
    ],
  },
  {
    of: "PowerShell on Windows",
    text: "\x1b[31;1mGet-Item: \x1b[0m\r\n\x1b[31;1m\x1b[36;1mLine |\x1b[0m\r\n\r\nMode   LastWriteTime\r\n",
    lines: [
      [["Get-Item: ", foreground(1, bold)]],
      [["Line |", foreground(6, bold)]],
      "",
      "Mode   LastWriteTime",
    ],
  },
  {
    of: "git clone, which reports its progress on stderr",
    text:
      "Cloning into 'app'...\nremote: Counting objects:   0% (1/300)        \rremote: Counting objects: 100% (300/300)        \r" +
      "remote: Counting objects: 100% (300/300), done.        \nReceiving objects: 100% (300/300), 1.2 MiB, done.\n",
    lines: [
      "Cloning into 'app'...",
      "remote: Counting objects: 100% (300/300), done.        ",
      "Receiving objects: 100% (300/300), 1.2 MiB, done.",
    ],
  },
  {
    of: "a progress text in Chinese, where one column hits half a character",
    text: "下载中 10%\r下载中 100%\n完成\x1b[2G*\n",
    lines: ["下载中 100%", " *成"],
  },
  {
    of: "a test runner, overwriting its summary",
    text: "a \x1b[32m✓\x1b[39m\nb …\n1/2\x1b[2K\x1b[1A\x1b[2K\x1b[Gb \x1b[31m✗\x1b[39m\n2/2\n",
    lines: [["a ", ["✓", foreground(2)]], ["b ", ["✗", foreground(1)]], "2/2"],
  },
  {
    of: "a script that clears the screen twice",
    text: "first\n\x1b[H\x1b[2J\x1b[3Jsecond\n\x1b[H\x1b[2J\x1b[3Jthird\n",
    lines: ["first", "second", "third"],
  },
];
