import type { TablerIcon } from "@tabler/icons-react";
import { useAnnounced } from "../../lib/use-announced.ts";
import classes from "./difference.module.css";

/** What there is to say of a comparison as a whole. */
export function Fact({ icon: Icon, words }: { icon?: TablerIcon; words: string }) {
  useAnnounced(words);
  return (
    <p className={classes.fact}>
      {Icon !== undefined && <Icon size={16} stroke={1.75} aria-hidden />}
      <span>{words}</span>
    </p>
  );
}
