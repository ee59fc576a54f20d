/**
 * The scoring of the HTTP Observatory (https://developer.mozilla.org/en-US/observatory), as its public repository
 * mdn/mdn-http-observatory has it in `src/grader/charts.js` and `src/analyzer/tests`: a base of 100, a modifier a test,
 * and bonuses that count from 90 on. What takes the network is left out: redirection from http, which is the proxy's,
 * and the preload list of browsers, which is worth 5 points to a domain that its owner has entered.
 */
export interface ScannedPage {
  readonly headers: Headers;
  readonly html: string;
}

interface ScoredTest {
  readonly name: string;
  readonly modifier: number;
}

const base = 100;
const leastForBonus = 90;
const sixMonthsSeconds = 15_768_000;

/** The points of a page that is reached by https, and how they came about. */
export function observatoryScore(page: ScannedPage): { score: number; tests: readonly ScoredTest[] } {
  const tests = [
    { name: "content-security-policy", modifier: policyModifier(page) },
    { name: "cookies", modifier: cookiesModifier(page) },
    { name: "cross-origin-resource-sharing", modifier: sharingModifier(page) },
    { name: "referrer-policy", modifier: referrerModifier(page) },
    { name: "strict-transport-security", modifier: transportModifier(page) },
    { name: "subresource-integrity", modifier: integrityModifier(page) },
    {
      name: "x-content-type-options",
      modifier: page.headers.get("x-content-type-options") === "nosniff" ? 0 : -5,
    },
    { name: "x-frame-options", modifier: framesModifier(page) },
    { name: "cross-origin-resource-policy", modifier: resourceModifier(page) },
  ];
  const sum = (modifiers: number[]) => modifiers.reduce((total, modifier) => total + modifier, 0);
  const modifiers = tests.map(({ modifier }) => modifier);
  const withoutBonus = base + sum(modifiers.filter((modifier) => modifier < 0));
  const bonus = sum(modifiers.filter((modifier) => modifier > 0));
  return { score: withoutBonus >= leastForBonus ? withoutBonus + bonus : withoutBonus, tests };
}

function directivesOf({ headers }: ScannedPage): ReadonlyMap<string, readonly string[]> {
  const policy = headers.get("content-security-policy") ?? "";
  return new Map(
    policy
      .split(";")
      .map((directive) => directive.trim().toLowerCase().split(/\s+/))
      .flatMap(([name, ...sources]) => (name === undefined || name === "" ? [] : [[name, sources]])),
  );
}

const broad = ["ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"];

/** `csp.js` */
function policyModifier(page: ScannedPage): number {
  const policy = directivesOf(page);
  if (policy.size === 0) return -25;
  const byDefault = policy.get("default-src") ?? ["*"];
  const objects = policy.get("object-src") ?? byDefault;
  const styles = withoutIgnored(policy.get("style-src") ?? byDefault);
  const scripts = withoutIgnored(policy.get("script-src") ?? byDefault);
  if (scripts.includes("'strict-dynamic'") && !hasNonce(scripts)) return -25;
  const unsafe = [...broad, "'unsafe-inline'", "data:"];
  if (scripts.some((source) => unsafe.includes(source)) || objects.some((source) => broad.includes(source))) {
    return -20;
  }
  const all = [...policy.values()].flat();
  const overHttp = (source: string) => source.startsWith("http:") || source.startsWith("ftp:");
  if (all.some(overHttp)) return -20;
  if ([...scripts, ...styles].includes("'unsafe-eval'")) return -10;
  if (styles.some((source) => unsafe.includes(source))) return 0;
  return byDefault.length === 1 && byDefault[0] === "'none'" ? 10 : 5;
}

function hasNonce(sources: readonly string[]): boolean {
  return sources.some((source) => /^'(sha256|sha384|sha512|nonce)-/.test(source));
}

/** A nonce makes browsers ignore `'unsafe-inline'`. */
function withoutIgnored(sources: readonly string[]): readonly string[] {
  return hasNonce(sources) ? sources.filter((source) => source !== "'unsafe-inline'") : sources;
}

/** `cookies.js`: none at all is worth nothing, all of them safe a bonus. */
function cookiesModifier({ headers }: ScannedPage): number {
  const cookies = headers.getSetCookie();
  if (cookies.length === 0) return 0;
  if (!cookies.every((cookie) => /;\s*secure/i.test(cookie))) return -40;
  if (!cookies.every((cookie) => /;\s*httponly/i.test(cookie))) return -30;
  return cookies.every((cookie) => /;\s*samesite=(lax|strict)/i.test(cookie)) ? 5 : 0;
}

/** `cors.js` */
function sharingModifier({ headers }: ScannedPage): number {
  return headers.has("access-control-allow-origin") && headers.has("access-control-allow-credentials")
    ? -50
    : 0;
}

/** `referrer-policy.js` */
function referrerModifier({ headers }: ScannedPage): number {
  const policy = headers.get("referrer-policy");
  if (policy === null) return 0;
  const isPrivate = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
  return isPrivate.includes(policy) ? 5 : -5;
}

/** `strict-transport-security.js` */
function transportModifier({ headers }: ScannedPage): number {
  const maxAge = /max-age=(\d+)/.exec(headers.get("strict-transport-security") ?? "")?.[1];
  if (maxAge === undefined) return -20;
  return Number(maxAge) >= sixMonthsSeconds ? 0 : -10;
}

/** `subresource-integrity.js`: scripts of the same origin need none, and get a bonus for it. */
function integrityModifier({ html }: ScannedPage): number {
  const scripts = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]*)"[^>]*>/g)];
  const foreign = scripts.filter(([, source]) => /^(https?:)?\/\//.test(source ?? ""));
  if (foreign.some(([tag]) => !tag.includes("integrity="))) return -5;
  return scripts.some(([tag]) => tag.includes("integrity=")) ? 5 : 0;
}

/** `x-frame-options.js` */
function framesModifier(page: ScannedPage): number {
  if (directivesOf(page).has("frame-ancestors")) return 5;
  return /^(deny|sameorigin)$/i.test(page.headers.get("x-frame-options") ?? "") ? 0 : -20;
}

/** `cross-origin-resource-policy.js` */
function resourceModifier({ headers }: ScannedPage): number {
  const policy = headers.get("cross-origin-resource-policy");
  if (policy === null || policy === "cross-origin") return 0;
  return policy === "same-origin" || policy === "same-site" ? 10 : -5;
}
