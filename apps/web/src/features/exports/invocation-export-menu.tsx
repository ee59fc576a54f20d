import {
  type InstanceResult,
  type InvocationExportFormat,
  invocationExportPath,
} from "@command-history/contract";
import { IconTableExport } from "@tabler/icons-react";
import { ActionMenu } from "../../ui/action-menu.tsx";
import { startExport } from "./export-jobs.ts";
import { useExportShortcuts } from "./use-export-shortcuts.ts";

const choices: readonly { format: InvocationExportFormat; title: string }[] = [
  { format: "csv", title: "Instances as CSV" },
  { format: "ndjson", title: "Instances with their outputs as NDJSON" },
  { format: "zip", title: "All outputs as files in a zip" },
];

/** Whether an instance has files in a zip. */
function hasOutput({ stdout, stderr }: InstanceResult): boolean {
  return stdout !== null || stderr !== null;
}

/** Takes one invocation away. */
export function InvocationExportMenu(props: {
  invocationId: string;
  /** What the invocation is called in the list of exports. */
  name: string;
  profile: string | undefined;
  /** Its instances as they are known here. */
  instances: readonly InstanceResult[];
}) {
  const { invocationId, name, profile, instances } = props;
  const actions = choices.map(({ format, title }) => ({
    title,
    run: () =>
      void startExport(`${title}: ${name}`, {
        path: invocationExportPath(invocationId, format, profile),
        format,
        expected: format === "zip" ? instances.filter(hasOutput).length : instances.length,
      }),
  }));
  useExportShortcuts(actions);
  return <ActionMenu icon={IconTableExport} word="Export" groups={[{ actions }]} />;
}
