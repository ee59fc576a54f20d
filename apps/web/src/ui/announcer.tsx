import { VisuallyHidden } from "@mantine/core";
import { announcement } from "../lib/announce.ts";
import { useStore } from "../lib/store.ts";

/** The page's live region: what `announce` says is read out here. Rendered once. */
export function Announcer() {
  return <VisuallyHidden role="status">{useStore(announcement)}</VisuallyHidden>;
}
