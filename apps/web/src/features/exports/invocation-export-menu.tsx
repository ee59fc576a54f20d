import { type InvocationExportFormat, invocationExportPath } from "@command-history/contract";
import { IconTableExport } from "@tabler/icons-react";
import { ActionMenu } from "../../ui/action-menu.tsx";
import { startExport } from "./export-jobs.ts";
import { useExportShortcuts } from "./use-export-shortcuts.ts";

const choices: readonly { format: InvocationExportFormat; title: string }[] = [
  { format: "csv", title: "Instances as CSV" },
  { format: "ndjson", title: "Instances with their outputs as NDJSON" },
  { format: "zip", title: "All outputs as files in a zip" },
];

/** Takes one invocation away. */
export function InvocationExportMenu(props: {
  invocationId: string;
  /** What the invocation is called in the list of exports. */
  name: string;
  profile: string | undefined;
}) {
  const { invocationId, name, profile } = props;
  const actions = choices.map(({ format, title }) => ({
    title,
    run: () =>
      void startExport(`${title}: ${name}`, {
        path: invocationExportPath(invocationId, format, profile),
        format,
      }),
  }));
  useExportShortcuts(actions);
  return <ActionMenu icon={IconTableExport} word="Export" groups={[{ actions }]} />;
}
