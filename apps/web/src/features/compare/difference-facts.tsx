import type { Ignorable } from "@command-history/contract";
import { IconEqual, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatCounted } from "../../lib/format-number.ts";
import { ignoredInWords } from "../../lib/ignorable-words.ts";
import type { Comparison } from "./diff-model.ts";
import classes from "./difference.module.css";

function sizeOf({ lines, length }: Comparison["left"]): string {
  return `${formatCounted(lines, "line")} (${formatCounted(length, "character")})`;
}

/** What there is to say of a comparison as a whole; nothing when its lines say it all. */
export function DifferenceFacts(props: { comparison: Comparison; ignored: readonly Ignorable[] }) {
  const { comparison } = props;
  const { likeness, blocks, words, left, right, sameAtStart, sameAtEnd } = comparison;
  if (likeness === "exact") return <Same>Both are the same: {sizeOf(left)}</Same>;
  if (likeness === "shown") {
    return (
      <Same>
        Both show the same {formatCounted(left.lines, "line")}. They differ in what a terminal does not show:
        line ends, colours or other control characters
      </Same>
    );
  }
  if (likeness === "ignored") {
    return <Same>The same but for what is ignored: {ignoredInWords(props.ignored)}</Same>;
  }
  if (blocks === null) {
    return (
      <Note>
        Too different to show line by line: {sizeOf(left)} on the left, {sizeOf(right)} on the right
        {sameAtStart + sameAtEnd > 0 &&
          `. The same are the first ${formatCounted(sameAtStart, "line")} and the last ${formatCounted(sameAtEnd, "line")}`}
      </Note>
    );
  }
  return words ? null : <Note>Too much has changed to mark words in every line; the rest is by line</Note>;
}

function Same({ children }: { children: ReactNode }) {
  return (
    <p className={classes.fact} role="status">
      <IconEqual size={16} stroke={1.75} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

function Note({ children }: { children: ReactNode }) {
  return (
    <p className={classes.fact} role="status">
      <IconInfoCircle size={16} stroke={1.75} aria-hidden />
      <span>{children}</span>
    </p>
  );
}
