import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { highlightLines } from "../lib/highlight.ts";
import { ScriptView } from "./script-view.tsx";

vi.mock(import("../lib/highlight.ts"), { spy: true });

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

test("of a folded script only the lines that are shown are highlighted", () => {
  const content = Array.from({ length: 100 }, (_, line) => `echo ${line}\n`).join("");
  const nothing = () => undefined;
  render(
    <MantineProvider>
      <ScriptView
        content={content}
        commandType="SHELL"
        masks={0}
        revealable={{ text: null, error: null, reveal: nothing, hide: nothing }}
        titleLevel={2}
        foldedLines={3}
      />
    </MantineProvider>,
  );
  const highlighted = () => vi.mocked(highlightLines).mock.calls.map(([lines]) => lines.length);
  expect(highlighted()).toEqual([3]);
  fireEvent.click(screen.getByRole("button", { name: "Show all 100 lines" }));
  expect(highlighted()).toEqual([3, 100]);
});
