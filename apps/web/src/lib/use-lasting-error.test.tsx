import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { useLastingError } from "./use-lasting-error.ts";

const failure = new Error("down");

function hook() {
  return renderHook(({ error, busy, key }) => useLastingError(error, busy, key), {
    initialProps: { error: null as Error | null, busy: true, key: "list" },
  });
}

describe("an error that a page shows", () => {
  it("stays while the same is asked again, and goes with the answer", () => {
    const { result, rerender } = hook();
    expect(result.current).toBeNull();
    rerender({ error: failure, busy: false, key: "list" });
    expect(result.current).toBe(failure);
    rerender({ error: null, busy: true, key: "list" });
    expect(result.current).toBe(failure);
    rerender({ error: null, busy: false, key: "list" });
    expect(result.current).toBeNull();
    rerender({ error: null, busy: true, key: "list" });
    expect(result.current).toBeNull();
  });

  it("does not stay for another question", () => {
    const { result, rerender } = hook();
    rerender({ error: failure, busy: false, key: "list" });
    rerender({ error: null, busy: true, key: "other" });
    expect(result.current).toBeNull();
  });
});
