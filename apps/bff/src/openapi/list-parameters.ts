import { filterNames, listLimits } from "@command-history/contract";
import { type Parameter, profile, repeated, wholeNumber } from "./operation.ts";

/** The parameters of the list, and of its export. */
export const listParameters: readonly Parameter[] = [
  ...filterNames.map((name) =>
    repeated(name, "May be repeated: values are alternatives, filters narrow each other.", {
      type: "string",
      maxLength: listLimits.valueLength,
    }),
  ),
  wholeNumber("page", listLimits.page, 1),
  wholeNumber("pageSize", listLimits.pageSize, 20),
  profile,
];
