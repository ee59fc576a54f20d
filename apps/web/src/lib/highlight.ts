import type { ElementContent, RootContent } from "hast";
import bash from "highlight.js/lib/languages/bash";
import dos from "highlight.js/lib/languages/dos";
import powershell from "highlight.js/lib/languages/powershell";
import { createLowlight } from "lowlight";

/** A stretch of a script's line. `scope` is highlight.js' name for what it is (`keyword`, `string`), or null. */
interface ScriptToken {
  readonly text: string;
  readonly scope: string | null;
}

/** A line of a script, counted from 1. */
export interface ScriptLine {
  readonly number: number;
  readonly tokens: readonly ScriptToken[];
}

const lowlight = createLowlight({ bash, dos, powershell });

const grammarOf: ReadonlyMap<string, string> = new Map([
  ["SHELL", "bash"],
  ["POWERSHELL", "powershell"],
  ["BAT", "dos"],
]);

function scopeOf(classNames: unknown): string | undefined {
  const first: unknown = Array.isArray(classNames) ? classNames[0] : undefined;
  return typeof first === "string" ? first : undefined;
}

function tokensOf(node: RootContent | ElementContent, scope: string | null): ScriptToken[] {
  if (node.type === "text") return [{ text: node.value, scope }];
  if (node.type !== "element") return [];
  const inner = scopeOf(node.properties.className) ?? scope;
  return node.children.flatMap((child) => tokensOf(child, inner));
}

function splitLines(tokens: readonly ScriptToken[]): ScriptLine[] {
  let line: ScriptToken[] = [];
  const lines = [line];
  for (const { text, scope } of tokens) {
    text.split("\n").forEach((part, index) => {
      if (index > 0) {
        line = [];
        lines.push(line);
      }
      if (part !== "") line.push({ text: part, scope });
    });
  }
  return lines.map((tokensOfLine, index) => ({ number: index + 1, tokens: tokensOfLine }));
}

/** The lines of a script. A line break at the end does not open another one. */
export function scriptLines(content: string): readonly string[] {
  return content.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
}

/** Characters that are highlighted at once: the page stands still meanwhile. */
export const highlightLimit = 64_000;

/**
 * The first lines of a script, cut into highlighted tokens. `commandType` is the upstream's (`SHELL`, `POWERSHELL`,
 * `BAT`); for any other the text is plain, as more than `highlightLimit` is.
 */
export function highlightLines(lines: readonly string[], commandType: string | null): readonly ScriptLine[] {
  const text = lines.join("\n");
  const grammar = text.length > highlightLimit ? undefined : grammarOf.get(commandType ?? "");
  if (grammar === undefined) return splitLines([{ text, scope: null }]);
  const tree = lowlight.highlight(grammar, text, { prefix: "" });
  return splitLines(tree.children.flatMap((node) => tokensOf(node, null)));
}
