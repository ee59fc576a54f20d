import { VisuallyHidden } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { lastAnnouncement, subscribeToAnnouncements } from "../lib/announce.ts";

/** The page's live region: what `announce` says is read out here. Rendered once. */
export function Announcer() {
  const message = useSyncExternalStore(subscribeToAnnouncements, lastAnnouncement);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {message}
    </VisuallyHidden>
  );
}
