import { staleHeader } from "@command-history/contract";
import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { ProblemError } from "../lib/errors.ts";
import { etagOf, readUnlessKnown, type Tagged } from "./known-answers.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

interface Answer extends Tagged {
  readonly text: string;
}

const path = "/api/something";
const madeAt = "2026-01-05T12:00:00Z";
const later = "2026-01-05T12:04:00Z";

/** A server that gives these answers one after the other; returns the tags that it was asked with. */
function serve(...answers: Response[]): (string | null)[] {
  const asked: (string | null)[] = [];
  vi.stubGlobal("fetch", async (_path: string, { headers }: RequestInit) => {
    asked.push(new Headers(headers).get("If-None-Match"));
    return answers.shift() ?? Response.error();
  });
  return asked;
}

function ask(client: QueryClient): Promise<Answer> {
  return client.fetchQuery({
    queryKey: [path],
    retry: false,
    queryFn: ({ signal }) =>
      readUnlessKnown<Answer>({
        path,
        client,
        signal,
        isWhole: ({ text }) => text !== "part",
        read: async (response) => ({ text: await response.text(), etag: etagOf(response) }),
        fetchedAt: ({ text }) => (text === "newer" ? later : madeAt),
      }),
  });
}

test("what has not changed is not sent again, and stays the very same", async () => {
  const asked = serve(
    new Response("one", { headers: { ETag: 'W/"1"' } }),
    new Response(null, { status: 304, headers: { ETag: 'W/"1"' } }),
    new Response("two", { headers: { ETag: 'W/"2"' } }),
  );
  const client = new QueryClient();
  const first = await ask(client);
  expect(await ask(client)).toBe(first);
  expect((await ask(client)).text).toBe("two");
  expect(asked).toEqual([null, 'W/"1"', 'W/"1"']);
});

test("an answer without a tag, and a part of one, are asked for in full", async () => {
  const asked = serve(
    new Response("one"),
    new Response("part", { headers: { ETag: '"2"' } }),
    new Response("three"),
  );
  const client = new QueryClient();
  for (const text of ["one", "part", "three"]) expect((await ask(client)).text).toBe(text);
  expect(asked).toEqual([null, null, null]);
});

test("an old answer is kept as of when it was made, and ends in what keeps a new one from coming", async () => {
  serve(new Response("old", { headers: { [staleHeader]: "UPSTREAM_TIMEOUT", "X-Request-Id": "r-1" } }));
  const client = new QueryClient();
  const error = await ask(client).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toHaveProperty("problem.code", "UPSTREAM_TIMEOUT");
  expect(error).toHaveProperty("problem.requestId", "r-1");
  expect(client.getQueryData([path])).toMatchObject({ text: "old" });
  expect(client.getQueryState([path])?.dataUpdatedAt).toBe(Date.parse(madeAt));
});

test("an old answer does not take the place of what the page has", async () => {
  serve(
    new Response("new", { headers: { ETag: '"1"' } }),
    new Response("old", { headers: { [staleHeader]: "UPSTREAM_UNAVAILABLE" } }),
  );
  const client = new QueryClient();
  await ask(client);
  await expect(ask(client)).rejects.toBeInstanceOf(ProblemError);
  expect(client.getQueryData([path])).toMatchObject({ text: "new" });
});

test("an old answer that someone asked for since takes the place of an older one", async () => {
  serve(
    new Response("new", { headers: { ETag: '"1"' } }),
    new Response("newer", { headers: { [staleHeader]: "UPSTREAM_UNAVAILABLE" } }),
  );
  const client = new QueryClient();
  await ask(client);
  await expect(ask(client)).rejects.toBeInstanceOf(ProblemError);
  expect(client.getQueryData([path])).toMatchObject({ text: "newer" });
  expect(client.getQueryState([path])?.dataUpdatedAt).toBe(Date.parse(later));
});
