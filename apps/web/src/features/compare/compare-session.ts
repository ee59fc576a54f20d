import { compareTexts, type TextComparison } from "./compare-texts.ts";
import type { FromWorker, TextSource, ToWorker } from "./protocol.ts";

/** What a session needs of the worker that it runs in. */
interface SessionHost {
  post(message: FromWorker): void;
  fetch(url: string): Promise<Response>;
  /** Takes an error that is a fault of this program, and not of the connection. */
  reportError(error: unknown): void;
}

interface OpenTexts {
  readonly left: string;
  readonly right: string;
  readonly view: "shown" | "sent";
}

/** The worker's side: reads two texts, and compares them as the page asks. Returns what takes the page's messages. */
export function createCompareSession(host: SessionHost): (message: ToWorker) => void {
  let texts: Promise<OpenTexts | null> = Promise.resolve(null);
  let latest: { id: number; comparison: TextComparison } | null = null;

  async function read(source: TextSource): Promise<string | null> {
    if (source.kind === "text") return source.text;
    const response = await host.fetch(source.url);
    if (response.ok) return response.text();
    host.post({ kind: "failed", status: response.status, body: await response.text() });
    return null;
  }

  async function open(message: Extract<ToWorker, { kind: "open" }>): Promise<OpenTexts | null> {
    try {
      const [left, right] = await Promise.all([read(message.left), read(message.right)]);
      return left === null || right === null ? null : { left, right, view: message.view };
    } catch (error) {
      // What fetch and its bodies reject with when the connection fails.
      if (error instanceof TypeError) host.post({ kind: "failed", status: null, body: "" });
      else host.reportError(error);
      return null;
    }
  }

  async function compare(message: Extract<ToWorker, { kind: "compare" }>): Promise<void> {
    const read = await texts;
    if (read === null) return;
    const ignored = new Set(message.ignored);
    const comparison = compareTexts(
      { text: read.left, ignored, context: message.left },
      { text: read.right, ignored, context: message.right },
      read.view,
    );
    latest = { id: message.id, comparison };
    host.post({ kind: "compared", id: message.id, comparison: comparison.comparison });
  }

  return (message) => {
    switch (message.kind) {
      case "open":
        texts = open(message);
        break;
      case "compare":
        void compare(message).catch(host.reportError);
        break;
      case "lines":
        // Of an earlier comparison, nobody waits any more.
        if (latest?.id !== message.id) return;
        host.post({
          kind: "lines",
          id: message.id,
          block: message.block,
          from: message.from,
          lines: latest.comparison.sameLines(message.block, message.from, message.count),
        });
    }
  };
}
