import { type Ignorable, type InstanceContext, normalise } from "@command-history/output";

/** Characters of a piece, and as many more as there are to the next place where the text can be cut. */
const pieceLength = 65_536;

/**
 * `normalise(text)` in pieces, so that a long text is not held twice and others can be answered in between. Joined,
 * the pieces are the whole.
 */
export function* normalisedPieces(
  text: string,
  ignored: ReadonlySet<Ignorable>,
  context: InstanceContext,
): Generator<string> {
  const cut = cutPattern(text, ignored.has("whitespace"));
  const canCut = ![context.instanceId, context.instanceName].some((name) => name?.includes("\n"));
  for (let from = 0; ; ) {
    cut.lastIndex = from + pieceLength;
    const end = canCut ? cut.exec(text) : null;
    yield normalise(text.slice(from, end?.index), ignored, context);
    if (end === null) return;
    yield "\n";
    from = cut.lastIndex;
  }
}

/**
 * Where a text can be cut: nothing that can be ignored reaches over a line feed but white space, and a name that
 * holds one. With white space ignored, where a line ends and the next begins with something; a carriage return
 * before the line feed belongs to it, unless an escape sequence could have taken it in.
 */
function cutPattern(text: string, ignoresWhitespace: boolean): RegExp {
  if (!ignoresWhitespace) return /\n/g;
  return text.includes("\x1b") ? /(?<=\S)\n(?=\S)/g : /(?<=\S)\r?\n(?=\S)/g;
}
