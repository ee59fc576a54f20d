import { digestsPath, invocationExportPath, invocationPath, searchPath } from "@command-history/contract";
import { wellKnown } from "@command-history/simulator";

/** One request that asks for much. */
export interface Load {
  readonly name: string;
  readonly path: string;
}

const huge = wellKnown.hugeInvocationId;

/** What can be asked of the server that moves the most bytes: some 115 MB for the first, 1 GB for each other. */
export const loads: readonly Load[] = [
  {
    name: "A page of 10,000 invocations, 20 instances each",
    path: `/api/invocations?commandId=${wellKnown.manyInvocationsCommandId}&pageSize=10000`,
  },
  { name: "One invocation of 200 outputs of 5 MB", path: invocationPath(huge) },
  {
    name: "The same, searched",
    path: searchPath(huge, {
      text: "timeout",
      syntax: "plain",
      matchCase: false,
      streams: [],
      instanceId: [],
    }),
  },
  { name: "The same, grouped with numbers ignored", path: digestsPath(huge, ["numbers"]) },
  { name: "The same, as a zip", path: invocationExportPath(huge, "zip") },
  { name: "The same, as NDJSON", path: invocationExportPath(huge, "ndjson") },
];
