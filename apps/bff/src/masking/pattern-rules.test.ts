import { describe, expect, it } from "vitest";
import { createMasker } from "./masker.ts";

const turns = { isOver: () => false, next: () => Promise.resolve() };

async function mask(text: string, name: string, expression: string): Promise<string> {
  return (await createMasker([{ name, expression }]).mask(text, turns)).text;
}

describe("a pattern of ones own", () => {
  it("hides all that it matches, line by line, and is named by the mark", async () => {
    expect(await mask("order AB-1234 and AB-99\nAB-77", "order number", String.raw`AB-\d+`)).toBe(
      "order [hidden: order number] and [hidden: order number]\n[hidden: order number]",
    );
  });

  it("with a group hides what the group stands for", async () => {
    expect(await mask("badge 1234 of bob", "badge", String.raw`badge (\d+)`)).toBe(
      "badge [hidden: badge] of bob",
    );
    expect(await mask("x\nbadge 1\ny", "badge", "^badge (.*)$")).toBe("x\nbadge [hidden: badge]\ny");
  });

  it("finds what stands where a long line is cut into pieces", async () => {
    const text = `${"-".repeat(16_380)}AB-1234${"-".repeat(40_000)}`;
    expect(await mask(text, "order", String.raw`AB-\d{4}`)).toBe(text.replace("AB-1234", "[hidden: order]"));
  });

  it("that matches all the time hides the rest of the line", async () => {
    const masked = await mask("1 2 ".repeat(500), "digit", String.raw`\d`);
    expect(masked).not.toMatch(/\d/);
    expect(masked.split("[hidden: digit]")).toHaveLength(66);
  });
});
