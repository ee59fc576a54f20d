import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The web build writes this where a style's nonce belongs (`html.cspNonce` in its Vite config). */
const noncePlaceholder = "__CSP_NONCE__";

/**
 * The page with this response's nonce in it, or undefined when the web app is not built. Read anew each time, so
 * that a new build shows at once.
 */
export async function readPage(webRoot: string, nonce: string): Promise<string | undefined> {
  try {
    const template = await readFile(join(webRoot, "index.html"), "utf8");
    return template.replaceAll(noncePlaceholder, nonce);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
