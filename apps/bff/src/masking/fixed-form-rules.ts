import { commandLineForms } from "./command-line-rules.ts";
import type { Finding, Rule } from "./finding.ts";
import type { FixedForm } from "./fixed-form.ts";
import { isCall, isPlain, isUnlikeWord } from "./plain-values.ts";

const likelyCredential = (secret: string): boolean => isUnlikeWord(secret) || secret.length >= 32;

/**
 * Secrets that look the same wherever they stand: by their own form, or by that of a header, an address or a tag around
 * them. What only one program's command line or settings show is in `command-line-rules.ts`.
 */
const fixedForms: readonly FixedForm[] = [
  {
    kind: "credentials of a header",
    pattern:
      /authorization["'\\]{0,3}[ \t]{0,8}[:=][ \t]{0,8}["'\\]{0,3}(?:basic|negotiate|token|apikey)[ \t]{1,4}([^\s"'`\\,;]{6,})/dgi,
  },
  {
    kind: "credentials of a header",
    pattern:
      /authorization["'\\]{0,3}[ \t]{0,8}[:=][ \t]{0,8}["'\\]{0,3}(?:digest|aws4-hmac-sha256)[ \t]{1,4}([^\r\n]{6,})/dgi,
  },
  {
    kind: "credentials of a header",
    pattern: /authorization["'\\]{0,3}[ \t]{0,8}[:=][ \t]{0,8}["'\\]{0,3}([^\s"'`\\,;]{6,})/dgi,
    isLikely: likelyCredential,
  },
  {
    kind: "bearer token",
    pattern: /\bbearer[ \t]{1,4}["'\\]{0,2}([\w.~+/=-]{8,})/dgi,
    isLikely: likelyCredential,
  },
  { kind: "password", pattern: /:\/\/[^\s/:@]{0,256}:([^\s/]{1,512})@/dg },
  {
    kind: "password",
    // One with a slash in it, and no port before a path that has an `@`.
    pattern: /:\/\/(?!\[)[^\s/:@]{0,256}:(?!\d{1,5}[/?#])([^\s"'`<>]{1,256})@/dg,
  },
  { kind: "web token", pattern: /(?<![\w-])(eyJ[\w-]{8,}\.eyJ[\w-]{8,}(?:\.[\w-]*)?)/dg },
  { kind: "GitLab token", pattern: /(?<![\w-])(glpat-[\w.-]{20,})/dg },
  { kind: "Google API key", pattern: /(?<![\w-])(AIza[\w-]{35})(?![\w-])/dg },
  { kind: "Stripe key", pattern: /(?<!\w)([sr]k_(?:live|test)_\w{16,})/dg },
  { kind: "password hash", pattern: /(?<=:)(\$(?:[156y]|2[abxy]|gy|7)\$[./\w$=,+-]{20,})/dg },
  {
    kind: "password",
    pattern: /<[\w.:-]{0,60}(?:password|passwd|secret|token|apikey)>[ \t]{0,8}([^<\s][^<\r\n]{0,1023})<\//dgi,
  },
  {
    kind: "password",
    pattern: /convertto-securestring[ \t]{1,8}(?:-string[ \t]{1,8})?["']([^"'\r\n]+)["']/dgi,
  },
  {
    kind: "connection string",
    pattern: /connection[-_]?string["'\\]{0,3}[ \t]{0,8}[:=][ \t]{0,8}["'\\]{1,3}([^"'\r\n\\]+)/dgi,
    isLikely: (value) => /(?:key|pwd|password|signature)=/i.test(value),
  },
  ...commandLineForms,
];

export const findFixedForms: Rule = (text, stretch) => {
  const shown = text.slice(stretch.from, stretch.to);
  return fixedForms.flatMap(({ kind, pattern, isLikely }) => {
    const findings: Finding[] = [];
    for (const hit of shown.matchAll(pattern)) {
      const secret = hit.findLast((group) => group !== undefined) ?? "";
      const [from, to] = hit.indices?.findLast((group) => group !== undefined) ?? [0, 0];
      if (isPlain(secret) || isCall(shown, from) || isLikely?.(secret) === false) continue;
      findings.push({ from: stretch.from + from, to: stretch.from + to, kind });
    }
    return findings;
  });
};
