import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { ExportRequest } from "../../api/export-progress.ts";
import { type ExportJob, exportJobs } from "./export-jobs.ts";
import { ExportTray } from "./export-tray.tsx";

const request: ExportRequest = { path: "/api/invocations/export", format: "csv" };
const progress = { bytes: 10, unit: "row", count: 1, total: 2 } as const;

function aJob(id: number, state: ExportJob["state"]): ExportJob {
  return { id, title: `Export ${id}`, request, state };
}

const running = { kind: "running", progress, cancel: () => undefined } as const;
const saved = { kind: "saved", progress, name: "rows.csv" } as const;
const failed = { kind: "failed", error: new Error("it broke off") } as const;

function renderTray(...jobs: ExportJob[]): void {
  exportJobs.set(jobs);
  render(
    <MantineProvider>
      <button type="button">Outside</button>
      <ExportTray target="results" />
    </MantineProvider>,
  );
}

function buttonOf(id: number, name: string): HTMLElement {
  return within(screen.getByRole("region", { name: `Export ${id}` })).getByRole("button", { name });
}

afterEach(() => {
  cleanup();
  exportJobs.set([]);
  vi.unstubAllGlobals();
});

test.each([
  ["is saved", saved],
  ["fails", failed],
  ["is cancelled", { kind: "cancelled" } as const],
])("the keyboard stays at an export that %s", (_what, state) => {
  renderTray(aJob(1, running), aJob(2, running));
  buttonOf(1, "Cancel").focus();
  act(() => exportJobs.set([aJob(1, state), aJob(2, running)]));
  expect(document.activeElement).toBe(buttonOf(1, "Dismiss"));
});

test("an export that ends takes the keyboard from nowhere else", () => {
  renderTray(aJob(1, running));
  const outside = screen.getByRole("button", { name: "Outside" });
  outside.focus();
  act(() => exportJobs.set([aJob(1, saved)]));
  expect(document.activeElement).toBe(outside);
});

test("of exports that are dismissed the keyboard goes to the next one, and at last back to where it was", () => {
  renderTray(aJob(1, saved), aJob(2, failed), aJob(3, running));
  const outside = screen.getByRole("button", { name: "Outside" });
  outside.focus();
  buttonOf(2, "Dismiss").focus();
  fireEvent.click(buttonOf(2, "Dismiss"));
  // Another Enter is not to cancel it.
  expect(document.activeElement).toBe(screen.getByRole("region", { name: "Export 3" }));
  act(() => exportJobs.set([aJob(1, saved), aJob(3, saved)]));
  fireEvent.click(buttonOf(3, "Dismiss"));
  expect(document.activeElement).toBe(buttonOf(1, "Dismiss"));
  fireEvent.click(buttonOf(1, "Dismiss"));
  expect(document.activeElement).toBe(outside);
});

test("the mouse dismisses an export without a move of the keyboard or the page", () => {
  renderTray(aJob(1, saved));
  screen.getByRole("button", { name: "Outside" }).focus();
  buttonOf(1, "Dismiss").focus();
  fireEvent.click(buttonOf(1, "Dismiss"), { detail: 1 });
  expect(document.activeElement).toBe(document.body);
});

test("an export that is tried again keeps the keyboard, away from what cancels it", () => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  renderTray(aJob(1, failed), aJob(2, failed));
  buttonOf(1, "Retry").focus();
  fireEvent.click(buttonOf(1, "Retry"));
  expect(document.activeElement).toBe(screen.getByRole("region", { name: "Export 1" }));
});
