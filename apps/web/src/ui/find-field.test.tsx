import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FindField } from "./find-field.tsx";

const onChange = vi.fn<(value: string) => void>();

function Field({ value = "" }: { value?: string }) {
  return (
    <MantineProvider>
      <FindField label="Find" value={value} maxLength={50} onChange={onChange} />
    </MantineProvider>
  );
}

function type(text: string): void {
  fireEvent.change(screen.getByRole("searchbox", { name: "Find" }), { target: { value: text } });
}

function pass(ms: number): void {
  act(() => void vi.advanceTimersByTime(ms));
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  onChange.mockReset();
});

describe("a field for a text to find", () => {
  it("passes on the first letter at once, and the others when typing comes to a rest", () => {
    render(<Field />);
    type("w");
    pass(0);
    expect(onChange.mock.calls).toEqual([["w"]]);
    for (const text of ["we", "web"]) {
      pass(100);
      type(text);
    }
    expect(onChange).toHaveBeenCalledOnce();
    pass(200);
    expect(onChange.mock.calls).toEqual([["w"], ["web"]]);
    type("web-");
    pass(0);
    expect(onChange).toHaveBeenLastCalledWith("web-");
  });

  it("passes on nothing more once it is gone", () => {
    const { unmount } = render(<Field />);
    type("w");
    unmount();
    pass(1000);
    expect(onChange).not.toHaveBeenCalled();
  });

  it("follows a value that changes elsewhere, and keeps what is typed meanwhile", () => {
    const { rerender } = render(<Field value="web" />);
    rerender(<Field value="" />);
    expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("");
    type("d");
    pass(0);
    type("db");
    rerender(<Field value="d" />);
    expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("db");
  });

  it("gives the keys back to the page by Escape once there is nothing to clear", () => {
    render(<Field value="w" />);
    const field = screen.getByRole<HTMLInputElement>("searchbox");
    field.focus();
    fireEvent.keyDown(field, { key: "Escape" });
    expect(document.activeElement).toBe(field);
    type("");
    fireEvent.keyDown(field, { key: "Escape" });
    expect(document.activeElement).not.toBe(field);
  });
});
