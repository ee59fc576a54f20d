import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { CopyButton } from "./copy-button.tsx";

afterEach(cleanup);

it("says that a text was copied, and not that another one was", async () => {
  const user = userEvent.setup();
  const { rerender } = render(<CopyButton value="inv-1" label="invocation ID" />);
  await user.click(screen.getByRole("button", { name: "Copy invocation ID" }));
  expect(await screen.findByText("Copied")).toBeTruthy();
  rerender(<CopyButton value="inv-2" label="invocation ID" />);
  expect(screen.queryByText("Copied")).toBeNull();
});
