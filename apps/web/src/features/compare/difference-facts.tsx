import type { Ignorable } from "@command-history/contract";
import { IconEqual, IconInfoCircle } from "@tabler/icons-react";
import { formatCounted } from "../../lib/format-number.ts";
import { ignoredInWords } from "../../lib/ignorable-words.ts";
import type { Comparison } from "./diff-model.ts";
import { Fact } from "./fact.tsx";

function sizeOf({ lines, length }: Comparison["left"]): string {
  return `${formatCounted(lines, "line")} (${formatCounted(length, "character")})`;
}

/** What there is to say of a comparison as a whole; nothing when its lines say it all. */
export function DifferenceFacts(props: { comparison: Comparison; ignored: readonly Ignorable[] }) {
  const { comparison } = props;
  const { likeness, blocks, words, left, right, sameAtStart, sameAtEnd } = comparison;
  if (likeness === "exact") return <Fact icon={IconEqual} words={`Both are the same: ${sizeOf(left)}`} />;
  if (likeness === "shown") {
    return (
      <Fact
        icon={IconEqual}
        words={`Both show the same ${formatCounted(left.lines, "line")}. They differ in what a terminal does not show: line ends, colours or other control characters`}
      />
    );
  }
  if (likeness === "ignored") {
    return (
      <Fact icon={IconEqual} words={`The same but for what is ignored: ${ignoredInWords(props.ignored)}`} />
    );
  }
  if (blocks === null) {
    const same =
      sameAtStart + sameAtEnd > 0
        ? `. The same are the first ${formatCounted(sameAtStart, "line")} and the last ${formatCounted(sameAtEnd, "line")}`
        : "";
    return (
      <Fact
        icon={IconInfoCircle}
        words={`Too different to show line by line: ${sizeOf(left)} on the left, ${sizeOf(right)} on the right${same}`}
      />
    );
  }
  if (words) return null;
  return (
    <Fact
      icon={IconInfoCircle}
      words="Too much has changed to mark words in every line; the rest is by line"
    />
  );
}
