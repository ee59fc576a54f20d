import { fileURLToPath } from "node:url";

/**
 * Where the web app's build lies, whatever the working directory. Takes the URL of a module that sits directly
 * in the BFF's `src` or, bundled, in its `dist`.
 */
export function webRootOf(moduleUrl: string): string {
  return fileURLToPath(new URL("../../web/dist", moduleUrl));
}
