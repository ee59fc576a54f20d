import { act, cleanup, render, screen } from "@testing-library/react";
import { useLayoutEffect, useRef } from "react";
import { afterEach, expect, test } from "vitest";
import { useFocusNearby } from "./use-focus-nearby.ts";

afterEach(cleanup);

/** A field that takes the focus as soon as it is asked to. */
function Field({ takesFocus }: { takesFocus: boolean }) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  return <input ref={field} />;
}

function Buttons({ names }: { names: readonly string[] }) {
  const frame = useRef<HTMLFieldSetElement>(null);
  const noteFocus = useFocusNearby(frame, { toNeighbour: true });
  return (
    <fieldset ref={frame} onFocus={noteFocus} onBlur={noteFocus}>
      {names.map((name) => (
        <button key={name} type="button">
          {name}
        </button>
      ))}
    </fieldset>
  );
}

function Page({ names, fieldTakesFocus = false }: { names: readonly string[]; fieldTakesFocus?: boolean }) {
  return (
    <>
      <Field takesFocus={fieldTakesFocus} />
      <Buttons names={names} />
    </>
  );
}

function focusButton(name: string): void {
  act(() => screen.getByRole("button", { name }).focus());
}

test("a button that goes leaves the focus to the one after it, or else before it", () => {
  const { rerender } = render(<Page names={["Failed", "Running", "Queued"]} />);
  focusButton("Running");
  rerender(<Page names={["Failed", "Queued"]} />);
  expect(document.activeElement?.textContent).toBe("Queued");
  rerender(<Page names={["Failed"]} />);
  expect(document.activeElement?.textContent).toBe("Failed");
});

test("a button that goes leaves the focus to a field that takes it at the same moment", () => {
  const { rerender } = render(<Page names={["Failed", "Running"]} />);
  focusButton("Running");
  rerender(<Page names={["Failed"]} fieldTakesFocus />);
  expect(document.activeElement).toBe(screen.getByRole("textbox"));
});
