import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { DiffBlock } from "./diff-model.ts";
import { DifferenceLines } from "./difference-lines.tsx";

afterEach(cleanup);

function twoDifferences(): readonly DiffBlock[] {
  const line = (number: number) => ({ number, parts: [], hiddenBefore: 0, hiddenAfter: 0 });
  return [
    { kind: "change", removed: [], added: [line(1)] },
    { kind: "same", count: 1, head: [{ left: line(1), right: line(2) }], tail: [] },
    { kind: "change", removed: [line(2)], added: [] },
  ];
}

function Lines({ blocks }: { blocks: readonly DiffBlock[] }) {
  return (
    <MantineProvider>
      <DifferenceLines
        blocks={blocks}
        unfolded={new Map()}
        digits={1}
        layout="unified"
        onLayoutChange={() => undefined}
        onUnfold={() => undefined}
        leftName="edge-ams-001"
        rightName="edge-ams-002"
        label="stdout"
      />
    </MantineProvider>
  );
}

test("another comparison begins before its first difference", () => {
  const { rerender } = render(<Lines blocks={twoDifferences()} />);
  screen.getByText("2 differences");
  fireEvent.click(screen.getByRole("button", { name: "Next" }));
  fireEvent.click(screen.getByRole("button", { name: "Next" }));
  screen.getByText("2 of 2");
  rerender(<Lines blocks={twoDifferences().slice(0, 1)} />);
  screen.getByText("1 difference");
  fireEvent.click(screen.getByRole("button", { name: "Next" }));
  expect(screen.getByText("1 of 1")).toBeDefined();
});
