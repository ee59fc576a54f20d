import { parseAst } from "vitest/node";

/** A test's or a suite's function is known by this beginning of its name; what is chained to it says how it is run. */
const starter = /^(?:it|test|describe)(?![a-z])/;
const skippers: ReadonlySet<string> = new Set(["skip", "todo", "fixme"]);

/** The titles in a test file that are run: those of tests and suites, without what is skipped whatever the machine. */
export function titlesThatRun(source: string, file: string): ReadonlySet<string> {
  const titles = new Set<string>();
  visit(parseAst(source, { lang: file.endsWith("x") ? "tsx" : "ts" }), titles);
  return titles;
}

function visit(node: unknown, titles: Set<string>): void {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, titles);
    return;
  }
  if (!isNode(node)) return;
  if (node.type === "CallExpression") {
    const [name = "", ...modifiers] = namesOf(node.callee);
    if (starter.test(name)) {
      const title = textOf(Array.isArray(node.arguments) ? node.arguments[0] : undefined);
      // What a skipped suite holds is skipped with it.
      if (modifiers.some((modifier) => skippers.has(modifier)) && title !== undefined) return;
      if (title !== undefined) titles.add(title);
    }
  }
  for (const each of Object.values(node)) visit(each, titles);
}

/** `describe.skipIf(condition).each(rows)`: `describe`, `skipIf`, `each`. */
function namesOf(callee: unknown): string[] {
  if (!isNode(callee)) return [];
  if (callee.type === "Identifier") return [String(callee.name)];
  if (callee.type === "MemberExpression") return [...namesOf(callee.object), ...namesOf(callee.property)];
  return callee.type === "CallExpression" ? namesOf(callee.callee) : [];
}

/** The text of a string; of a template, its values are %. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  if (node.type !== "TemplateLiteral" || !Array.isArray(node.quasis)) return undefined;
  return node.quasis
    .map((part) => (isNode(part) && isRecord(part.value) ? String(part.value.cooked) : ""))
    .join("%");
}

function isNode(value: unknown): value is Record<string, unknown> & { type: string } {
  return isRecord(value) && typeof value.type === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
