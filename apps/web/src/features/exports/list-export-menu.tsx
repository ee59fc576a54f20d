import {
  type ListExportFormat,
  type ListExportScope,
  type ListQuery,
  listExportPath,
} from "@command-history/contract";
import { IconTableExport } from "@tabler/icons-react";
import { ActionMenu } from "../../ui/action-menu.tsx";
import { startExport } from "./export-jobs.ts";
import { useExportShortcuts } from "./use-export-shortcuts.ts";

const choices: readonly { scope: ListExportScope; format: ListExportFormat; title: string }[] = [
  { scope: "page", format: "csv", title: "This page as CSV" },
  { scope: "page", format: "ndjson", title: "This page as NDJSON" },
  { scope: "all", format: "csv", title: "All pages as CSV" },
  { scope: "all", format: "ndjson", title: "All pages as NDJSON" },
];

/** Takes the list away as it is filtered. `narrowed`: the page also narrows or sorts its rows, which the file does not follow. */
export function ListExportMenu({ query, narrowed }: { query: ListQuery; narrowed: boolean }) {
  const actions = choices.map(({ scope, format, title }) => ({
    title,
    run: () => void startExport(title, { path: listExportPath({ query, scope, format }), format }),
  }));
  useExportShortcuts(actions);
  return (
    <ActionMenu
      icon={IconTableExport}
      word="Export"
      groups={[
        {
          ...(narrowed ? { title: "Without the text filter and the sorting of this page" } : {}),
          actions,
        },
      ]}
    />
  );
}
