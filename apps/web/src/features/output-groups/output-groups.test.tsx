import type { Ignorable, InvocationDetail } from "@command-history/contract";
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { announcement } from "../../lib/announce.ts";
import { anInstance, anInvocation } from "../../lib/test-rows.ts";
import { OutputGroups } from "./output-groups.tsx";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  announcement.set("");
});

/** A run that goes on, on two instances that wrote this much. */
function runWith(bytes: number): InvocationDetail {
  const stdout = { bytes, masks: 0, lines: 1, sha256: `digest of ${bytes}`, excerpt: null };
  return {
    ...anInvocation({ status: "Running", instanceCount: 2 }),
    content: null,
    contentMasks: 0,
    instances: ["a", "b"].map((instanceId) => anInstance({ instanceId, status: "Running", stdout })),
    upstreamRequestId: null,
    fetchedAt: "2025-10-17T10:00:00Z",
  };
}

const nothing = () => undefined;
const client = new QueryClient();

function groupsOf(detail: InvocationDetail, ignored: readonly Ignorable[]) {
  return (
    <MantineProvider>
      <QueryClientProvider client={client}>
        <OutputGroups
          detail={detail}
          instances={detail.instances}
          profile={undefined}
          ignored={ignored}
          onIgnoredChange={nothing}
          order="rarest"
          onOrderChange={nothing}
          shown={null}
          compared={null}
          onShow={nothing}
          onCompare={nothing}
          empty={null}
        />
      </QueryClientProvider>
    </MantineProvider>
  );
}

test("the number of groups is read out once for each choice, however often a run that goes on is refreshed", async () => {
  const instances = ["a", "b"].map((instanceId) => ({ instanceId, stdout: "digest", stderr: null }));
  const asked = vi.fn(async () => Response.json({ ignored: [], instances, upstreamRequestId: null }));
  vi.stubGlobal("fetch", asked);
  const said: string[] = [];
  announcement.subscribe(() => said.push(announcement.get().trim()));
  const { rerender } = render(groupsOf(runWith(1), ["times"]));
  await waitFor(() => expect(said).toEqual(["1 group"]));
  rerender(groupsOf(runWith(2), ["times"]));
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  await waitFor(() => expect(client.isFetching()).toBe(0));
  expect(said).toEqual(["1 group"]);
  rerender(groupsOf(runWith(2), ["times", "numbers"]));
  await waitFor(() => expect(said).toEqual(["1 group", "1 group"]));
});
