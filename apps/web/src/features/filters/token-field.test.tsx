import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { announcement } from "../../lib/announce.ts";
import { noteSeen } from "../../lib/seen-ids.ts";
import { TokenField } from "./token-field.tsx";

function Field({
  initial = [],
  kind = "instance",
}: {
  initial?: readonly string[];
  kind?: "instance" | "invocation";
}) {
  const [values, setValues] = useState(initial);
  return (
    <MantineProvider>
      <TokenField
        kind={kind}
        named={kind === "instance"}
        label="Instance ID"
        values={values}
        onChange={setValues}
      />
      <output>{JSON.stringify(values)}</output>
      <button type="button" onClick={() => setValues(values.slice(1))}>
        Remove one
      </button>
    </MantineProvider>
  );
}

function field() {
  return screen.getByRole<HTMLInputElement>("textbox", { name: "Add Instance ID to the filter" });
}

function values(): unknown {
  return JSON.parse(document.querySelector("output")?.textContent ?? "");
}

afterEach(cleanup);

describe("a field for IDs", () => {
  it("splits typed text into many, as it does a paste", async () => {
    render(<Field />);
    await userEvent.type(field(), "ins-1,ins-2 ins-3{Enter}");
    expect(values()).toEqual(["ins-1", "ins-2", "ins-3"]);
    expect(field().value).toBe("");
  });

  it("keeps an ID or a name that rows have shown whole, though it holds a comma or a space", async () => {
    noteSeen("instance", [
      ["ins/50% off, a b", null],
      ["ins-44", "mail server 1"],
    ]);
    render(<Field />);
    await userEvent.type(field(), "ins/50% off, a b{Enter}");
    expect(values()).toEqual(["ins/50% off, a b"]);
    await userEvent.click(screen.getByRole("button", { name: "Remove one" }));
    await userEvent.click(field());
    await userEvent.paste("ins-1 ins/50% off, a b\nmail server 1");
    expect(values()).toEqual(["ins-1", "ins/50% off, a b", "ins-44"]);
  });

  it("splits a paste into many", async () => {
    render(<Field />);
    await userEvent.click(field());
    await userEvent.paste("ins-1, ins-2\nins-3 ins-1");
    expect(values()).toEqual(["ins-1", "ins-2", "ins-3"]);
  });

  it("takes what is typed when it is left, but not when only the window is", async () => {
    render(<Field />);
    await userEvent.type(field(), "ins-1");
    fireEvent.blur(field());
    expect(values()).toEqual([]);
    await userEvent.tab();
    expect(values()).toEqual(["ins-1"]);
    expect(field().value).toBe("");
  });

  it("leaves what is typed to look for an ID in the field, until Enter or Escape", async () => {
    noteSeen("instance", [["ins-901", "queue-ams-001"]]);
    render(<Field />);
    await userEvent.type(field(), "queue-a");
    await userEvent.tab();
    expect(values()).toEqual([]);
    expect(field().value).toBe("queue-a");
    await userEvent.type(field(), "ms-001");
    await userEvent.tab();
    expect(values()).toEqual(["ins-901"]);
    await userEvent.type(field(), "queue-b{Escape}");
    expect(field().value).toBe("");
  });

  it("empties with Escape, which first closes the suggestions where there are any", async () => {
    noteSeen("instance", [["ins-911", "relay-ams-001"]]);
    render(<Field />);
    await userEvent.type(field(), "relay-a{Escape}");
    expect(screen.queryByRole("option", { hidden: true })).toBeNull();
    expect(field().value).toBe("relay-a");
    await userEvent.keyboard("{Escape}");
    expect(field().value).toBe("");
  });

  it("leaves Escape to what is being composed", async () => {
    render(<Field />);
    await userEvent.type(field(), "東京");
    fireEvent.keyDown(field(), { key: "Escape", isComposing: true });
    expect(field().value).toBe("東京");
  });

  it("adds a pasted ID, though a seen one contains it", async () => {
    noteSeen("instance", [["ins-9610", null]]);
    render(<Field />);
    await userEvent.click(field());
    await userEvent.paste("ins-961");
    expect(values()).toEqual(["ins-961"]);
    expect(announcement.get()).toMatch(/^ins-961 added to Instance ID/);
  });

  it("asks whether the one ID is meant that a typed text is a part of, and adds the text with one more Enter", async () => {
    noteSeen("instance", [["ins-9210", null]]);
    render(<Field />);
    await userEvent.type(field(), "ins-921");
    await userEvent.tab();
    expect(values()).toEqual([]);
    expect(field().getAttribute("aria-describedby")).toBeTruthy();
    expect(
      screen.getByText("Not added. Part of ins-9210. Choose it, or press Enter to add it as typed."),
    ).toBeTruthy();
    expect(announcement.get()).toBe(
      "Not added to Instance ID. Part of ins-9210. Choose it, or press Enter to add it as typed.",
    );
    await userEvent.clear(field());
    await userEvent.type(field(), "ins-921{Enter}");
    expect(values()).toEqual([]);
    expect(
      screen.getByText("Not added. Part of ins-9210. Choose it, or press Enter again to add it as typed."),
    ).toBeTruthy();
    await userEvent.type(field(), "{Enter}");
    expect(values()).toEqual(["ins-921"]);
    expect(screen.queryByText(/Part of/)).toBeNull();
  });

  it("asks to choose among IDs that a typed text is a part of, until Enter is pressed again", async () => {
    noteSeen("invocation", [
      ["inv-73778-1", null],
      ["inv-73778-2", null],
    ]);
    render(<Field kind="invocation" />);
    await userEvent.type(field(), "inv-73778{Enter}");
    expect(values()).toEqual([]);
    expect(
      screen.getByText(
        "Not added. Part of 2 known IDs. Choose one, or press Enter again to add it as typed.",
      ),
    ).toBeTruthy();
    expect(screen.getAllByRole("option", { hidden: true })).toHaveLength(2);
    await userEvent.type(field(), "{Enter}");
    expect(values()).toEqual(["inv-73778"]);
  });

  it("asks the same of a part of IDs that is a part of names, too", async () => {
    noteSeen("instance", [
      ["vm-81", "vm-81 spare"],
      ["vm-82", "spare vm-82"],
      ["ins-83", "vm-8x"],
    ]);
    render(<Field />);
    await userEvent.type(field(), "vm-8{Enter}");
    expect(values()).toEqual([]);
    expect(screen.getByText(/^Not added\. Part of 3 known IDs or names\. Choose one/)).toBeTruthy();
  });

  it("asks which ID is meant by a part of a name that cannot be entered", async () => {
    noteSeen("invocation", [
      ["inv-1", "config-sync"],
      ["inv-2", "config-sync"],
      ["inv-3", "certificate-check"],
    ]);
    render(<Field kind="invocation" />);
    await userEvent.type(field(), "config{Enter}");
    expect(values()).toEqual([]);
    expect(screen.getByText(/Part of 2 known IDs or their names\. Choose one/)).toBeTruthy();
    await userEvent.clear(field());
    await userEvent.type(field(), "certificate");
    await userEvent.tab();
    expect(screen.getByText(/Part of the name of inv-3\. Choose it/)).toBeTruthy();
    await userEvent.type(field(), "{Enter}");
    expect(values()).toEqual(["certificate"]);
  });

  it("says of several texts that are left how Enter adds them", async () => {
    noteSeen("instance", [["ins-9510", null]]);
    render(<Field />);
    await userEvent.type(field(), "ins-951 ins-other");
    await userEvent.tab();
    expect(screen.getByText("Not added. Enter adds them as typed.")).toBeTruthy();
    await userEvent.type(field(), "{Enter}");
    expect(values()).toEqual(["ins-951", "ins-other"]);
  });

  it("no longer says so once something else is typed", async () => {
    noteSeen("instance", [["ins-9310", null]]);
    render(<Field />);
    await userEvent.type(field(), "ins-931");
    await userEvent.tab();
    expect(screen.getByText(/^Not added/)).toBeTruthy();
    await userEvent.type(field(), "1");
    expect(screen.queryByText(/Not added/)).toBeNull();
  });

  it("waits with what is typed for the end of the click that leaves it, whose own change stands", async () => {
    render(<Field initial={["ins-1"]} />);
    await userEvent.type(field(), "ins-2");
    const remove = screen.getByRole("button", { name: "Remove one" });
    const pointer = userEvent.setup();
    await pointer.pointer({ keys: "[MouseLeft>]", target: remove });
    expect(document.activeElement).toBe(remove);
    expect(values()).toEqual(["ins-1"]);
    await pointer.pointer({ keys: "[/MouseLeft]", target: remove });
    await waitFor(() => expect(values()).toEqual(["ins-2"]));
    expect(field().value).toBe("");
  });

  it("tells once what it cannot take", async () => {
    render(<Field initial={Array.from({ length: 200 }, (_, i) => `ins-${i}`)} />);
    await userEvent.type(field(), "one-more");
    await userEvent.tab();
    await userEvent.click(field());
    await userEvent.tab();
    expect(field().value).toBe("one-more");
    expect(screen.getByText(/1 more stays in the field/)).toBeTruthy();
  });

  it("lets a single pasted token complete what was typed", async () => {
    render(<Field />);
    await userEvent.type(field(), "ins-");
    await userEvent.paste("42");
    await userEvent.keyboard("{Enter}");
    expect(values()).toEqual(["ins-42"]);
  });

  it("keeps what goes past the limit in the field, and says so", async () => {
    render(<Field initial={Array.from({ length: 199 }, (_, i) => `ins-${i}`)} />);
    await userEvent.click(field());
    await userEvent.paste("a b c");
    expect(values()).toHaveLength(200);
    expect(field().value).toBe("b c");
    expect(screen.getByText(/2 more stay in the field/)).toBeTruthy();
  });

  it("takes what is left of a paste as many again, when Enter offers it once more", async () => {
    render(<Field />);
    await userEvent.click(field());
    await userEvent.paste(Array.from({ length: 300 }, (_, i) => `ins-${i}`).join(" "));
    await userEvent.keyboard("{Enter}");
    expect(values()).toHaveLength(200);
    expect(screen.getByText("A filter holds 200 values; 100 more stay in the field.")).toBeTruthy();
    expect(field().value.split(" ")).toHaveLength(100);
  });

  it("suggests IDs seen in rows, by their name too", async () => {
    noteSeen("instance", [
      ["ins-777", "edge-ams-001"],
      ["ins-888", "db-sin-002"],
    ]);
    render(<Field />);
    await userEvent.type(field(), "AMS");
    await userEvent.click(screen.getByRole("option", { name: /edge-ams-001 ins-777/, hidden: true }));
    expect(values()).toEqual(["ins-777"]);
  });

  it("keeps those IDs of a name in the field that go past the limit, each for itself", async () => {
    noteSeen("instance", [
      ["ins-a", "shared"],
      ["ins-b", "shared"],
      ["ins-c", "shared"],
    ]);
    render(<Field initial={Array.from({ length: 199 }, (_, i) => `other-${i}`)} />);
    await userEvent.type(field(), "shared {Enter}");
    expect(field().value.split(" ")).toHaveLength(2);
    await userEvent.click(screen.getByRole("button", { name: "Remove one" }));
    await userEvent.type(field(), "{Enter}");
    expect(values()).toHaveLength(200);
    expect(field().value).toMatch(/^ins-[abc]$/);
  });

  it("takes the IDs of a seen name that is entered, and any other text as it is", async () => {
    noteSeen("instance", [
      ["ins-41", "cache-1"],
      ["ins-42", "cache-1"],
      ["cache-2", "another"],
      ["ins-43", "cache-2"],
    ]);
    render(<Field />);
    await userEvent.type(field(), "cache-1{Enter}");
    await userEvent.type(field(), "cache-2{Enter}");
    await userEvent.type(field(), "cached{Enter}");
    expect(values()).toEqual(["ins-41", "ins-42", "cache-2", "cached"]);
  });

  it("takes names in any case", async () => {
    noteSeen("instance", [
      ["ins-45", "Proxy-1"],
      ["ins-46", "proxy-10"],
      ["ins-47", "Proxy Server 1"],
    ]);
    render(<Field />);
    await userEvent.type(field(), "PROXY-1{Enter}");
    expect(values()).toEqual(["ins-45"]);
    await userEvent.type(field(), "proxy server 1");
    await userEvent.tab();
    expect(values()).toEqual(["ins-45", "ins-47"]);
  });

  it("takes the one name that a typed text is a part of, with Enter", async () => {
    noteSeen("instance", [
      ["ins-51", "mirror-ams-1"],
      ["ins-52", "mirror-ams-1"],
      ["ins-53", "mirror room 2"],
    ]);
    render(<Field />);
    await userEvent.type(field(), "Mirror-a");
    await userEvent.tab();
    expect(screen.getByText("Not added. Enter adds mirror-ams-1.")).toBeTruthy();
    expect(announcement.get()).toBe("Not added to Instance ID. Enter adds mirror-ams-1.");
    await userEvent.type(field(), "{Enter}");
    expect(values()).toEqual(["ins-51", "ins-52"]);
    await userEvent.type(field(), "mirror ro{Enter}");
    expect(values()).toEqual(["ins-51", "ins-52", "ins-53"]);
    expect(field().value).toBe("");
  });

  it("asks to choose among names that a typed text is a part of, until Enter is pressed again", async () => {
    noteSeen("instance", [
      ["ins-61", "store-ams-1"],
      ["ins-62", "store-ams-2"],
      ["ins-63", "store-ams-2"],
    ]);
    render(<Field />);
    const words = "Part of 2 known IDs or names. Choose one, or press Enter again to add it as typed.";
    await userEvent.type(field(), "store-{Enter}");
    expect(values()).toEqual([]);
    expect(screen.getByText(`Not added. ${words}`)).toBeTruthy();
    expect(announcement.get()).toBe(`Not added to Instance ID. ${words}`);
    expect(screen.getAllByRole("option", { hidden: true })).toHaveLength(3);
    await userEvent.type(field(), "a{Enter}");
    expect(values()).toEqual([]);
    await userEvent.type(field(), "{Enter}");
    expect(values()).toEqual(["store-a"]);
    expect(screen.queryByText(/Not added/)).toBeNull();
  });

  it("never takes a name for a pasted ID that it contains", async () => {
    noteSeen("instance", [["ins-900", "backup-of-vm-4077"]]);
    render(<Field />);
    await userEvent.click(field());
    await userEvent.paste("vm-4077");
    const words = "Part of backup-of-vm-4077. Choose it, or press Enter to add it as typed.";
    expect(screen.getByText(`Not added. ${words}`)).toBeTruthy();
    expect(announcement.get()).toBe(`Not added to Instance ID. ${words}`);
    expect(screen.getByRole("option", { name: /ins-900/, hidden: true })).toBeTruthy();
    await userEvent.keyboard("{Enter}");
    expect(values()).toEqual(["vm-4077"]);
    expect(field().value).toBe("");
  });

  it("asks the same of a part of names that is pasted, and says so until it is added", async () => {
    noteSeen("instance", [
      ["ins-71", "batch-ams-1"],
      ["ins-72", "batch-ams-2"],
    ]);
    render(<Field />);
    await userEvent.click(field());
    await userEvent.paste("batch-");
    expect(values()).toEqual([]);
    await userEvent.tab();
    expect(
      screen.getByText(
        "Not added. Part of 2 known IDs or names. Choose one, or press Enter to add it as typed.",
      ),
    ).toBeTruthy();
    await userEvent.type(field(), "{Enter}");
    expect(values()).toEqual(["batch-"]);
  });

  it("holds suggestions only while it is open", async () => {
    noteSeen("instance", [["ins-shown", "web-1"]]);
    render(<Field />);
    expect(screen.queryByRole("option", { hidden: true })).toBeNull();
    await userEvent.click(field());
    expect(screen.getAllByRole("option", { hidden: true }).map((option) => option.textContent)).toContain(
      "web-1 ins-shown",
    );
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("option", { hidden: true })).toBeNull();
  });
});
