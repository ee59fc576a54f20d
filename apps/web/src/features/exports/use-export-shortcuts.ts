import { useShortcuts } from "../../lib/shortcuts.ts";

/** Offers what an export menu has in the command palette as well. */
export function useExportShortcuts(
  actions: readonly { readonly title: string; readonly run: () => void }[],
): void {
  useShortcuts(
    "This page",
    actions.map(({ title, run }) => ({ keys: null, title: `Export: ${title}`, run })),
  );
}
