import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PageJump } from "./page-jump.tsx";

function renderAt(page: number, last: number | null) {
  const onPage = vi.fn();
  render(
    <MantineProvider>
      <PageJump page={page} last={last} onPage={onPage} />
    </MantineProvider>,
  );
  return { onPage, field: screen.getByRole<HTMLInputElement>("textbox", { name: "Page number" }) };
}

afterEach(cleanup);

describe("the field with the page's number", () => {
  it.each([
    ["a number", "7", 13, 7],
    ["a number with spaces around it", " 7 ", 13, 7],
    ["a number past the last page", "9999", 13, 13],
    ["a number past what a page can have", "99999999999", 13, 13],
    ["a number where the last page is not known", "9999", null, 9999],
  ])("goes by %s", async (_, text, last, page) => {
    const { onPage, field } = renderAt(2, last);
    await userEvent.clear(field);
    await userEvent.type(field, `${text}{Enter}`);
    expect(onPage.mock.calls).toEqual([[page]]);
  });

  it.each([
    ["abc", 13],
    ["0", 13],
    ["-1", 13],
    ["1.5", 13],
    ["2", 13],
    ["9999", 2],
    ["99999999999", null],
  ])("holds the page's number again after %s, of which no other page comes", async (text, last) => {
    const { onPage, field } = renderAt(2, last);
    await userEvent.clear(field);
    await userEvent.type(field, `${text}{Enter}`);
    expect(onPage).not.toHaveBeenCalled();
    expect(field.value).toBe("2");
    expect(field.getAttribute("aria-invalid")).not.toBe("true");
  });
});
