import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { CompareOutputs } from "./compare-outputs.tsx";

afterEach(cleanup);

function sideOf(instanceId: string) {
  return { invocationId: "inv-1", instanceId, result: undefined };
}

/** A page that may show the difference of an instance with another one. */
function Page({ left }: { left: string | null }) {
  return (
    <MantineProvider>
      <header>
        <button type="button">Live</button>
      </header>
      <main id="content" tabIndex={-1}>
        <a href="/">Invocations</a>
        <button type="button">Compare</button>
        {left !== null && (
          <CompareOutputs
            left={sideOf(left)}
            right={sideOf("ins-2")}
            profile={undefined}
            stream={null}
            onStreamChange={() => undefined}
            layout="split"
            onLayoutChange={() => undefined}
            ignored={[]}
            onClose={() => undefined}
          />
        )}
      </main>
    </MantineProvider>
  );
}

function comparison() {
  return screen.getByRole("region", { name: "Difference of two outputs" });
}

test("a comparison that is loaded with the page leaves the focus where it is", () => {
  render(<Page left="ins-1" />);
  expect(document.activeElement).toBe(document.body);
});

test("a comparison that comes while the keyboard is on the way back leaves the focus there", () => {
  const { rerender } = render(<Page left={null} />);
  const link = screen.getByRole("link");
  link.focus();
  rerender(<Page left="ins-1" />);
  expect(document.activeElement).toBe(link);
});

test("a comparison that comes while the keyboard is in the bar above leaves the focus there", () => {
  const { rerender } = render(<Page left={null} />);
  const live = screen.getByRole("button", { name: "Live" });
  live.focus();
  rerender(<Page left="ins-1" />);
  expect(document.activeElement).toBe(live);
});

test("the focus follows to a comparison, from what was pressed for it and from the page that a link led to", () => {
  for (const pressed of [
    () => screen.getByRole("button", { name: "Compare" }),
    () => screen.getByRole("main"),
  ]) {
    const { rerender } = render(<Page left={null} />);
    pressed().focus();
    rerender(<Page left="ins-1" />);
    expect(document.activeElement).toBe(comparison());
    cleanup();
  }
});

test("what is pressed in a comparison keeps the focus", () => {
  const { rerender } = render(<Page left="ins-1" />);
  const close = screen.getByRole("button", { name: "Close" });
  close.focus();
  rerender(<Page left="ins-3" />);
  expect(document.activeElement).toBe(close);
});
