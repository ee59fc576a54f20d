import { useEffect } from "react";

/** Asks again when the network comes back. Null: that is left to the viewer. */
export function useRetryOnline(retry: (() => void) | null): void {
  useEffect(() => {
    if (retry === null) return;
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [retry]);
}
