import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { nextSort, type TableColumn, type TableSort } from "./column.ts";
import { DataTable } from "./data-table.tsx";

interface Host {
  readonly name: string;
  readonly load: number | null;
}

const hosts: readonly Host[] = [
  { name: "web-10", load: 3 },
  { name: "web-2", load: null },
  { name: "db-1", load: 40 },
];

const columns: readonly TableColumn<Host>[] = [
  {
    id: "name",
    title: "Name",
    cell: (host) => host.name,
    sortBy: (host) => host.name,
    text: (host) => host.name,
  },
  {
    id: "load",
    title: "Load",
    cell: (host) => host.load,
    sortBy: (host) => host.load,
    descFirst: true,
  },
];

function Hosts({ find = "", items = hosts }: { find?: string; items?: readonly Host[] }) {
  const [sort, setSort] = useState<TableSort | null>(null);
  const [open, setOpen] = useState<readonly string[]>([]);
  return (
    <MantineProvider>
      <DataTable
        label="Hosts"
        columns={columns}
        items={items}
        rowId={(host) => host.name}
        rowName={(host) => host.name}
        sort={sort}
        onSortChange={setSort}
        find={find}
        openIds={new Set(open)}
        onToggle={(id) => setOpen(open.includes(id) ? open.filter((other) => other !== id) : [...open, id])}
        renderOpen={(host) => <p>All about {host.name}</p>}
        empty={(unfiltered) => <p>None of {unfiltered}</p>}
        toolbar={(shown) => <p>{shown} shown</p>}
      />
    </MantineProvider>
  );
}

function names(): (string | null | undefined)[] {
  return screen
    .getAllByRole("row")
    .slice(1)
    .map((row) => within(row).getAllByRole("cell")[1]?.textContent);
}

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("a table", () => {
  it("sorts by a menu too, where there is no room for titles", async () => {
    render(<Hosts />);
    const menu = screen.getByRole("combobox", { name: "Sort by" });
    await userEvent.selectOptions(menu, "Load, descending");
    expect(screen.getByRole("columnheader", { name: "Load" }).getAttribute("aria-sort")).toBe("descending");
    await userEvent.selectOptions(menu, "Usual order");
    expect(screen.getByRole("columnheader", { name: "Load" }).getAttribute("aria-sort")).toBeNull();
  });

  it("puts nothing of its own into the elements of that menu", () => {
    render(<Hosts />);
    for (const option of screen.getAllByRole("option")) {
      expect(option.getAttributeNames()).toEqual(["value"]);
    }
  });

  it("sorts text as people do, numbers by size, and puts what is missing last both ways", async () => {
    render(<Hosts />);
    await userEvent.click(screen.getByRole("button", { name: "Name" }));
    expect(names()).toEqual(["db-1", "web-2", "web-10"]);
    await userEvent.click(screen.getByRole("button", { name: "Load" }));
    expect(names()).toEqual(["db-1", "web-10", "web-2"]);
    await userEvent.click(screen.getByRole("button", { name: "Load" }));
    expect(names()).toEqual(["web-10", "db-1", "web-2"]);
    expect(screen.getByRole("columnheader", { name: "Load" }).getAttribute("aria-sort")).toBe("ascending");
  });

  it("shows the rows that contain a text, whatever its case, and says how many", () => {
    render(<Hosts find="WEB" />);
    expect(names()).toEqual(["web-10", "web-2"]);
    expect(screen.getByText("2 shown")).toBeTruthy();
  });

  it("says so when none does", () => {
    render(<Hosts find="mail" />);
    expect(screen.getByText("None of 3")).toBeTruthy();
  });

  it("opens several rows in place, by their buttons or a click on the row", async () => {
    render(<Hosts />);
    await userEvent.click(screen.getByRole("button", { name: "Details of web-2" }));
    await userEvent.click(screen.getByText("db-1"));
    expect(screen.getByText("All about web-2")).toBeTruthy();
    expect(screen.getByText("All about db-1")).toBeTruthy();
    await userEvent.click(screen.getByText("All about db-1"));
    expect(screen.getByText("All about db-1")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Details of db-1" }));
    expect(screen.queryByText("All about db-1")).toBeNull();
  });

  it("moves between rows with the arrow keys, Home and End, and opens with Enter", async () => {
    render(<Hosts />);
    screen.getByRole("button", { name: "Details of web-10" }).focus();
    const focused = () => document.activeElement?.getAttribute("aria-label");
    await userEvent.keyboard("{ArrowDown}");
    expect(focused()).toBe("Details of web-2");
    await userEvent.keyboard("{End}");
    expect(focused()).toBe("Details of db-1");
    await userEvent.keyboard("{ArrowDown}{ArrowUp}{ArrowUp}");
    expect(focused()).toBe("Details of web-10");
    await userEvent.keyboard("{End}{Enter}");
    expect(screen.getByText("All about db-1")).toBeTruthy();
  });

  it("keeps open rows, their elements and the focus when its rows are renewed", async () => {
    const { rerender } = render(<Hosts />);
    const button = screen.getByRole("button", { name: "Details of db-1" });
    await userEvent.click(button);
    rerender(<Hosts items={[{ name: "new-1", load: 1 }, ...hosts.map((host) => ({ ...host }))]} />);
    expect(screen.getByRole("button", { name: "Details of db-1" })).toBe(button);
    expect(document.activeElement).toBe(button);
    expect(screen.getByText("All about db-1")).toBeTruthy();
  });

  it("shows other rows in the elements of those that have gone, but of none that is open or has the focus", async () => {
    const { rerender } = render(<Hosts />);
    const rowOf = (name: string) => screen.getByText(name).closest("tbody");
    await userEvent.click(screen.getByRole("button", { name: "Details of web-10" }));
    screen.getByRole("button", { name: "Details of web-2" }).focus();
    const [open, focused, plain] = ["web-10", "web-2", "db-1"].map(rowOf);
    rerender(<Hosts items={["new-1", "new-2", "new-3"].map((name) => ({ name, load: 1 }))} />);
    expect(rowOf("new-1")).toBe(plain);
    expect(open?.isConnected).toBe(false);
    expect(focused?.isConnected).toBe(false);
    expect(names()).toEqual(["new-1", "new-2", "new-3"]);
  });

  it("draws only the rows near the viewport when there are many", () => {
    render(<Hosts items={Array.from({ length: 5000 }, (_, i) => ({ name: `host-${i}`, load: i }))} />);
    expect(screen.getByRole("table").getAttribute("aria-rowcount")).toBe("5001");
    expect(screen.getAllByRole("row").length).toBeGreaterThan(10);
    expect(screen.getAllByRole("row").length).toBeLessThan(200);
  });
});

it("a click on a title sorts one way, the other way, then not at all", () => {
  const [name] = columns;
  if (name === undefined) throw new Error("no column");
  const once = nextSort(null, name);
  expect(once).toEqual({ column: "name", desc: false });
  const twice = nextSort(once, name);
  expect(twice).toEqual({ column: "name", desc: true });
  expect(nextSort(twice, name)).toBeNull();
});
