import { cleanup, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, expect, test } from "vitest";
import { useHandedFocus } from "./use-handed-focus.ts";

afterEach(cleanup);

function Way() {
  const link = useRef<HTMLAnchorElement>(null);
  useHandedFocus(link);
  return (
    <a ref={link} href="/">
      Back
    </a>
  );
}

/** A page whose way back stands at another place once it is loaded, or nowhere. */
function Page({ state }: { state: "loading" | "loaded" | "missing" }) {
  return (
    <main tabIndex={-1}>
      {state === "loading" && <Way />}
      {state === "loaded" && (
        <header>
          <Way />
        </header>
      )}
    </main>
  );
}

test("the focus stays on what comes at another place, and goes to the section around where nothing comes", () => {
  const { rerender } = render(<Page state="loading" />);
  screen.getByRole("link").focus();
  rerender(<Page state="loaded" />);
  expect(document.activeElement).toBe(screen.getByRole("link"));
  rerender(<Page state="missing" />);
  expect(document.activeElement).toBe(screen.getByRole("main"));
});

test("the focus is not taken where it was elsewhere, nor by what comes later", async () => {
  const { rerender } = render(<Page state="loading" />);
  rerender(<Page state="loaded" />);
  expect(document.activeElement).toBe(document.body);
  screen.getByRole("link").focus();
  rerender(<Page state="missing" />);
  await Promise.resolve();
  rerender(<Page state="loaded" />);
  expect(document.activeElement).toBe(screen.getByRole("main"));
});
