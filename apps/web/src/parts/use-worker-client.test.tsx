import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { useWorkerClient } from "./use-worker-client.ts";

afterEach(cleanup);

function aClient() {
  const listeners = new Set<() => void>();
  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => 0,
    close: vi.fn(),
    change() {
      for (const notify of listeners) notify();
    },
  };
}

test("one that gets ready while it is looked at takes the other's place, and stays", () => {
  const [before, next] = [aClient(), aClient()];
  let isLookedAt = false;
  const { result, rerender } = renderHook(
    ({ client }) =>
      useWorkerClient(
        // A client is made in an effect, and anew with another function.
        client === before ? makeBefore : makeNext,
        0,
        () => {
          if (!isLookedAt) {
            isLookedAt = true;
            next.change();
          }
          return true;
        },
      ),
    { initialProps: { client: before } },
  );
  act(() => rerender({ client: next }));
  expect(result.current.client).toBe(next);
  expect(before.close).toHaveBeenCalled();
  expect(next.close).not.toHaveBeenCalled();

  function makeBefore() {
    return before;
  }
  function makeNext() {
    return next;
  }
});
