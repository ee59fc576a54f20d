import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { createQueryClient } from "./app.tsx";

afterEach(() => vi.useRealTimers());

function failingQuery() {
  return { queryKey: ["rows"], queryFn: vi.fn(() => Promise.reject(new Error("unwell"))) };
}

/** Mounts a component that shows the query's answer. */
function mount(client: ReturnType<typeof createQueryClient>, query: ReturnType<typeof failingQuery>) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useQuery(query), { wrapper });
}

test("what failed before the page was there is told by the page, and not asked for once more", async () => {
  const client = createQueryClient();
  const query = failingQuery();
  await client.prefetchQuery(query);
  const { result } = mount(client, query);
  expect(result.current.status).toBe("error");
  expect(result.current.fetchStatus).toBe("idle");
  expect(query.queryFn).toHaveBeenCalledTimes(1);
});

test("what failed earlier is asked for again when it is shown again", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const client = createQueryClient();
  const query = failingQuery();
  await client.prefetchQuery(query);
  vi.setSystemTime(Date.now() + 60_000);
  mount(client, query);
  await waitFor(() => expect(query.queryFn).toHaveBeenCalledTimes(2));
});
