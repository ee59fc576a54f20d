/** A longer address would not fit into the cookie that carries it through the sign-in. */
const maxLength = 2000;
/** Any origin will do: it only shows whether an address stays on it. */
const here = "http://here.invalid";

/**
 * The page of ours to open after sign-in, as a path with its query; `/` for anything else. Reads an address as browsers
 * do, which take `\` for `/`, drop tabs and line breaks, and resolve dots.
 */
export function safeReturnTo(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > maxLength) return "/";
  if (!wanted.startsWith("/") || /[\\\p{Cc}\p{Zl}\p{Zp}]/u.test(wanted)) return "/";
  if (!URL.canParse(wanted, here)) return "/";
  const { origin, pathname, search, hash } = new URL(wanted, here);
  // Dots can leave two slashes at the front, which lead to another host.
  if (origin !== here || pathname.startsWith("//")) return "/";
  // Neither signing in again nor the answer of an API is a page.
  return /^\/(auth|api)(\/|$)/i.test(pathname) ? "/" : pathname + search + hash;
}
