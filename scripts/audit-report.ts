import * as z from "zod";

const answered = z.object({
  vulnerabilities: z.record(z.string(), z.object({ name: z.string(), severity: z.string() })),
});
const failed = z.object({ message: z.string() });

type Audit =
  | { readonly kind: "known"; readonly grave: readonly { name: string; severity: string }[] }
  | { readonly kind: "unknown"; readonly reason: string };

/** What `npm audit --json` printed: the packages with grave vulnerabilities, or why none are known. */
export function readAudit(printed: string): Audit {
  const json = parse(printed);
  const { data } = answered.safeParse(json);
  if (data !== undefined) {
    const grave = Object.values(data.vulnerabilities).filter(({ severity }) =>
      ["high", "critical"].includes(severity),
    );
    return { kind: "known", grave };
  }
  const message = failed.safeParse(json).data?.message ?? "npm audit gave no answer that can be read";
  // The rest of npm's message is the registry's address.
  return { kind: "unknown", reason: message.split(" - ", 1)[0] ?? message };
}

function parse(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return undefined;
  }
}
