import { useEffect } from "react";
import { isFocusNowhere } from "./focus-nowhere.ts";

/** Gives the focus back to what had it, once the dialog that uses this is gone. Mantine's own way needs one that stays. */
export function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (isFocusNowhere() && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
}
