import { describe, expect, it } from "vitest";
import {
  invocationExportFormats,
  listExportFormats,
  listExportScopes,
  parseInvocationExport,
  parseListExport,
} from "./exports.ts";
import { defaultListQuery } from "./list-query.ts";
import { invocationExportPath, listExportPath } from "./paths.ts";

function parametersOf(path: string): URLSearchParams {
  return new URL(path, "http://localhost").searchParams;
}

describe("the parameters of an export of the list", () => {
  it.each(listExportFormats.flatMap((format) => listExportScopes.map((scope) => ({ format, scope }))))(
    "survive the way through a path: $format of $scope",
    ({ format, scope }) => {
      const query = { ...defaultListQuery, status: ["Failed"], page: 3, profile: "prod" };
      const parsed = parseListExport(parametersOf(listExportPath({ query, format, scope })));
      expect(parsed).toEqual({ query, format, scope, problems: [] });
    },
  );

  it("are a CSV of the page unless told", () => {
    expect(parseListExport(new URLSearchParams())).toMatchObject({ format: "csv", scope: "page" });
  });

  it("are all reported that cannot be taken", () => {
    const { problems } = parseListExport(new URLSearchParams("page=0&format=zip&scope=none"));
    expect(problems.map(({ parameter }) => parameter)).toEqual(["page", "format", "scope"]);
  });
});

describe("the parameters of an invocation's export", () => {
  it.each(invocationExportFormats)("survive the way through a path: %s", (format) => {
    const path = invocationExportPath("inv/1", format, "prod");
    expect(path.startsWith("/api/exports/invocations/inv%2F1?")).toBe(true);
    expect(parseInvocationExport(parametersOf(path))).toEqual({ format, problems: [] });
  });

  it("are reported when they cannot be taken", () => {
    expect(parseInvocationExport(new URLSearchParams("format=tar")).problems).toMatchObject([
      { parameter: "format" },
    ]);
  });
});
