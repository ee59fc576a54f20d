import { lines, type Streams } from "./run.ts";

const esc = "\u001b";
const bell = "\u0007";

export interface Attack {
  instanceName: string;
  streams: Streams;
}

/** What an instance under somebody else's control could print, one kind an instance. */
export const attacks: readonly Attack[] = [
  {
    instanceName: "<script>alert(1)</script>",
    streams: {
      stdout: lines("<script>alert(1)</script>", "</pre></textarea></script><script>alert(2)</script>"),
      stderr: lines("<svg onload=alert(3)>", "<iframe srcdoc='<script>alert(4)</script>'></iframe>"),
    },
  },
  {
    instanceName: '"><img src=x onerror=alert(1)>',
    streams: {
      stdout: lines(
        '<img src=x onerror="alert(1)">',
        "<a href='javascript:alert(2)'>here</a>",
        "javascript:alert(3)",
      ),
      stderr: lines(
        "<style>*{display:none}</style>",
        "<meta http-equiv=refresh content='0;url=//example.com'>",
      ),
    },
  },
  {
    instanceName: `osc-${esc}]0;owned${bell}-title`,
    streams: {
      stdout: lines(
        `${esc}]8;;javascript:alert(1)${esc}\\a link${esc}]8;;${esc}\\`,
        `${esc}]8;;data:text/html,<script>alert(1)</script>${bell}another${esc}]8;;${bell}`,
        `${esc}]8;;https://example.com/${esc}\\a plain one${esc}]8;;${esc}\\`,
      ),
      stderr: lines(
        `${esc}]0;You are root${bell}title`,
        `${esc}]52;c;cm0gLXJmIH4K${bell}clipboard`,
        `${esc}]1337;File=inline=1:aGVsbG8=${bell}file`,
        `${esc}Pq#0;2;0;0;0${esc}\\sixel ${esc}_Gf=100;AAAA${esc}\\kitty`,
        `${esc}]8;;https://example.com/never-closed`,
      ),
    },
  },
  {
    instanceName: "edge-\u202e100-sma\u202c-bidi",
    streams: {
      stdout: lines(
        "user\u202e gnp.exe\u202c is safe",
        "\u2066\u2067nested\u2069 never closed",
        "שלום עולם ١٢٣",
      ),
      stderr: lines('if (level != \u202e\u2066 // check\u2069\u2066"user"\u2069) {'),
    },
  },
  {
    instanceName: "zero\u200b\u200d\ufeff-width",
    streams: {
      stdout: lines(
        "pass\u200bword",
        "\ufeffbyte order mark",
        "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "🏳️‍🌈👩🏽‍🚒",
      ),
      stderr: lines("soft\u00adhyphen", "\u2028line separator\u2029paragraph separator"),
    },
  },
  {
    instanceName: "nul-\u0000-name",
    streams: {
      stdout: lines(
        "before\u0000after",
        String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code)),
        "\u007f",
      ),
      stderr: lines(
        String.fromCharCode(...Array.from({ length: 32 }, (_, code) => 0x80 + code)),
        "\u009b31mC1 red\u009b0m",
      ),
    },
  },
  {
    instanceName: "lone-\ud800-surrogate",
    streams: { stdout: lines("high \ud800 low \udc00 swapped \udc00\ud800"), stderr: "\udfff" },
  },
  {
    instanceName: '=HYPERLINK("http://example.com","x")',
    streams: {
      stdout: lines("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=2"),
      stderr: lines("=1+1;\"quoted\",'cell'"),
    },
  },
  {
    instanceName: "one-very-long-line",
    streams: { stdout: "0123456789abcdef".repeat(16_384), stderr: `${esc}[31m${"x".repeat(50_000)}` },
  },
  {
    instanceName: "cursor-tricks",
    streams: {
      stdout: lines(
        `${esc}[2J${esc}[Hcleared`,
        `failed${esc}[1A${esc}[2Ksuccess`,
        `${esc}[99999999999999999999;1m${esc}[38;2;300;-1;x mbad parameters`,
        `${esc}[?1049h${esc}[?25l${esc}[6nmodes`,
        `${"\b".repeat(80)}backspaces${esc}[8mconcealed${esc}[0m`,
      ),
      stderr: `ends inside a sequence ${esc}[3`,
    },
  },
  {
    instanceName: "__proto__",
    streams: {
      stdout: lines('{"__proto__":{"admin":true}}', "{{7*7}} %s%n #{7*7} <%= 7*7 %>"),
      stderr: lines("../../../etc/passwd", "C:\\..\\..\\boot.ini"),
    },
  },
  {
    instanceName: "n".repeat(400),
    streams: { stdout: lines("(a+)+$ ".repeat(10), `${"a".repeat(40)}!`), stderr: "\n".repeat(2000) },
  },
];

export const hostileScript = `#!/bin/sh
# </code></pre><script>alert(1)</script><img src=x onerror=alert(2)>
echo "\u202e reversed \u202c" '$(reboot)' \`id\` "\u0000" "\ud800"
printf '\u001b]8;;javascript:alert(3)\u001b\\\\link\u001b]8;;\u001b\\\\'
`;
