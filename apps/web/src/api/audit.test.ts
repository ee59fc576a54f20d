import { type AuditPage, defaultAuditQuery } from "@command-history/contract";
import { InfiniteQueryObserver, QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { auditQuery, readNewest } from "./audit.ts";

function pageOf(raw: string, next: string | null): AuditPage {
  return { kept: "file", items: [{ raw }], next, searchedTo: null };
}

afterEach(() => vi.unstubAllGlobals());

test("the newest piece takes the place of all once it has come, and of nothing when it fails", async () => {
  const fetch = vi.fn<typeof globalThis.fetch>();
  vi.stubGlobal("fetch", fetch);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const trail = new InfiniteQueryObserver(client, auditQuery(defaultAuditQuery));
  const shown = () => trail.getCurrentResult().data?.pages.map(({ items }) => items);
  fetch.mockResolvedValueOnce(Response.json(pageOf("new", "older")));
  const unsubscribe = trail.subscribe(() => undefined);
  await vi.waitFor(() => expect(shown()).toEqual([[{ raw: "new" }]]));
  fetch.mockResolvedValueOnce(Response.json(pageOf("old", null)));
  await trail.fetchNextPage();
  const both = [[{ raw: "new" }], [{ raw: "old" }]];
  expect(shown()).toEqual(both);

  fetch.mockRejectedValueOnce(new TypeError("no network"));
  await readNewest(client, defaultAuditQuery);
  expect(trail.getCurrentResult().isError).toBe(true);
  expect(shown()).toEqual(both);

  fetch.mockResolvedValueOnce(Response.json(pageOf("newer", "new")));
  await readNewest(client, defaultAuditQuery);
  expect(trail.getCurrentResult().isError).toBe(false);
  expect(shown()).toEqual([[{ raw: "newer" }]]);
  expect(fetch).toHaveBeenCalledTimes(4);
  unsubscribe();
});
