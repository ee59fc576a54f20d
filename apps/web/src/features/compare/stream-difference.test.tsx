import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { announcement } from "../../lib/announce.ts";
import { anInstance } from "../../lib/test-rows.ts";
import type { ComparedOutput } from "./compared-output.ts";
import { StreamDifference } from "./stream-difference.tsx";

/** An instance that wrote so many bytes to stdout. */
function sideOf(instanceId: string, bytes: number): ComparedOutput {
  const stdout = { bytes, masks: 0, lines: 2, sha256: `digest of ${bytes}`, excerpt: null };
  return { invocationId: "inv-1", instanceId, result: anInstance({ instanceName: instanceId, stdout }) };
}

function renderDifference(left: ComparedOutput, right: ComparedOutput): void {
  render(
    <MantineProvider>
      <StreamDifference
        left={left}
        right={right}
        profile={undefined}
        stream="stdout"
        ignored={[]}
        layout="split"
        onLayoutChange={() => undefined}
      />
    </MantineProvider>,
  );
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  announcement.set("");
});

test.each([
  [20, "The same: both wrote the same 2 lines (20 bytes) to stdout"],
  [0, "The same: neither wrote anything to stdout"],
])("that both wrote the same %i bytes is read out", (bytes, words) => {
  renderDifference(sideOf("a", bytes), sideOf("b", bytes));
  expect(screen.getByText(words)).toBeDefined();
  expect(announcement.get()).toBe(words);
});

test("that one side wrote nothing is read out", () => {
  vi.stubGlobal(
    "Worker",
    class {
      postMessage(): void {}
      terminate(): void {}
    },
  );
  renderDifference(sideOf("a", 20), sideOf("b", 0));
  expect(announcement.get()).toBe("b wrote nothing to stdout");
});
