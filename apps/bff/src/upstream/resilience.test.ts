import { describe, expect, it } from "vitest";
import { defaultResilience } from "./resilience.ts";

describe("the wait between attempts", () => {
  it("ends with the signal, by its reason", async () => {
    const controller = new AbortController();
    const reason = new Error("gone");
    const wait = defaultResilience.sleep(60_000, controller.signal);
    controller.abort(reason);
    await expect(wait).rejects.toBe(reason);
    await expect(defaultResilience.sleep(60_000, controller.signal)).rejects.toBe(reason);
  });
});
