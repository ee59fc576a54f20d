import { describe, expect, it } from "vitest";
import { paletteGroups } from "./palette-entries.ts";

const run = () => {};
const opened: string[] = [];
const source = {
  shortcuts: [
    { title: "Everywhere", shortcuts: [{ keys: "t", title: "Change the theme", run }] },
    { title: "Instances", shortcuts: [{ keys: "n", title: "Next failed instance", run }] },
    { title: "This page", shortcuts: [{ keys: null, title: "Refresh", run }] },
  ],
  pages: [
    { title: "All invocations", go: run },
    { title: "Invocations: Failed", go: run },
  ],
  seen: new Map([
    ["inv-1", { commandName: "disk-usage-report", status: "Failed", createdAt: "2025-10-17T14:31:25Z" }],
    ["inv-2", { commandName: null, status: "Success", createdAt: null }],
  ]),
  zone: "Europe/Berlin",
  openInvocation: (id: string) => opened.push(id),
};

function titles(query: string): string[] {
  return paletteGroups(query, source).flatMap(({ title, entries }) =>
    entries.map((entry) => `${title}: ${entry.title}`),
  );
}

describe("the command palette", () => {
  it("offers every action, page and invocation seen before anything is typed", () => {
    expect(titles("")).toEqual([
      "Actions: Change the theme",
      "Actions: Next failed instance",
      "Actions: Refresh",
      "Pages: All invocations",
      "Pages: Invocations: Failed",
      "Invocations seen: A command without a name",
      "Invocations seen: disk-usage-report",
    ]);
  });

  it("says what an action acts on in its title alone", () => {
    const [group] = paletteGroups("refresh", source);
    expect(group?.entries).toEqual([{ id: "action This page Refresh", title: "Refresh", run }]);
    expect(titles("this page")).toEqual([]);
  });

  it("keeps what holds every word, in any order and case", () => {
    expect(titles("FAILED next")[0]).toBe("Actions: Next failed instance");
    expect(titles("disk")[0]).toBe("Invocations seen: disk-usage-report");
  });

  it("tells the runs of a command apart by status and time, and finds them by these", () => {
    const [group] = paletteGroups("failed 16:31", source);
    expect(group?.entries).toMatchObject([{ detail: "Failed · 2025-10-17 16:31:25 · inv-1" }]);
  });

  it("opens an invocation by its pasted ID, with the space around it left out", () => {
    const [group] = paletteGroups("  inv/50% off  ", source);
    expect(group?.title).toBe("By ID");
    group?.entries[0]?.run();
    expect(opened).toEqual(["inv/50% off"]);
  });

  it("takes no word for the ID of an invocation", () => {
    expect(titles("zzz")).toEqual([]);
    expect(titles("nonsense without end")).toEqual([]);
    expect(titles("7f3a-0001")).toEqual(["By ID: Open the invocation with this ID"]);
  });

  it("does not offer an invocation twice", () => {
    expect(titles("inv-1")).toEqual(["Invocations seen: disk-usage-report"]);
  });
});
