import {
  defaultListQuery,
  invocationPath,
  invocationsPath,
  type ListQuery,
  pageHeader,
  sessionPath,
} from "@command-history/contract";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import script from "../../public/first-requests.js?raw";
import { isAskedFirst, takeFirstAnswer } from "../api/first-answers.ts";
import { nextTurn } from "../lib/next-turn.ts";
import { defaultListSearch, formatListSearch } from "./list-search.ts";

const fetched = vi.fn<typeof fetch>();
const asked = () => fetched.mock.calls.map(([path]) => path);
const signal = () => new AbortController().signal;

/** Runs the script in a page at this address, whose server says that the visitor has these roles. */
async function openPage(address: string, roles: readonly string[] = ["viewer"]): Promise<void> {
  vi.stubGlobal("location", new URL(address, "http://dashboard.test"));
  fetched.mockImplementation(() => Promise.resolve(Response.json({ roles })));
  // biome-ignore lint/security/noGlobalEval: the script is a classic one, which nothing can import
  globalThis.eval(script);
  for (let turn = 0; turn < 5; turn++) await nextTurn();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  vi.stubGlobal("fetch", fetched);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  fetched.mockReset();
  globalThis.firstAnswers = undefined;
});

describe("what is asked before the page's scripts have come", () => {
  const profile = "東京 & co";
  const filtered: ListQuery = {
    ...defaultListQuery,
    status: ["Failed", "Partial Failed/ü"],
    invocationId: ["a+b"],
    page: 3,
    pageSize: 100,
    profile,
  };

  it.each([
    ["the list", "", invocationsPath(defaultListQuery)],
    [
      "a filtered list",
      formatListSearch({ ...defaultListSearch, query: filtered }),
      invocationsPath(filtered),
    ],
    [
      "a list with what only the page knows",
      formatListSearch({
        query: filtered,
        sort: { column: "created", desc: true },
        find: "x&y",
        open: ["inv-1", "inv-2"],
        output: [],
      }),
      invocationsPath(filtered),
    ],
  ])("%s: who is here, then the same path as the page's own", async (_name, search, path) => {
    await openPage(`/?${search}`);
    expect(asked()).toEqual([sessionPath, path]);
  });

  it.each([
    ["inv/ 1", undefined],
    ["inv-1", profile],
  ])("the page of invocation %s", async (id, ofProfile) => {
    const search = new URLSearchParams(ofProfile === undefined ? {} : { profile: ofProfile });
    await openPage(`/invocations/${encodeURIComponent(id)}?${search}&view=groups`);
    expect(asked()).toEqual([sessionPath, invocationPath(id, ofProfile)]);
  });

  it("is asked as the page asks", async () => {
    await openPage("/");
    for (const [, init] of fetched.mock.calls) {
      expect(new Headers(init?.headers).get(pageHeader.name)).toBe(pageHeader.value);
      expect(new Headers(init?.headers).get("accept")).toBe("application/json");
    }
  });

  it.each([
    ["one without a role", "/", []],
    ["a page that shows something else", "/audit", ["auditor"]],
  ])("%s: only who is here", async (_name, address, roles) => {
    await openPage(address, roles);
    expect(asked()).toEqual([sessionPath]);
  });
});

describe("an answer that was asked for first", () => {
  it("is handed on once", async () => {
    await openPage("/");
    expect(isAskedFirst("/api/invocations")).toBe(true);
    expect((await takeFirstAnswer("/api/invocations", signal()))?.ok).toBe(true);
    expect(isAskedFirst("/api/invocations")).toBe(false);
    expect(takeFirstAnswer("/api/invocations", signal())).toBeUndefined();
  });

  it("is for its own path alone", async () => {
    await openPage("/");
    expect(takeFirstAnswer("/api/invocations?page=2", signal())).toBeUndefined();
  });

  it.each(["before", "after"])("stops when the page gives it up %s it was taken", async (when) => {
    await openPage("/");
    const stop = new AbortController();
    if (when === "before") stop.abort();
    void takeFirstAnswer("/api/invocations", stop.signal);
    stop.abort();
    expect(fetched.mock.calls[1]?.[1]?.signal?.aborted).toBe(true);
  });

  it("is given up when nobody takes it", async () => {
    await openPage("/");
    vi.runAllTimers();
    expect(fetched.mock.calls.map(([, init]) => init?.signal?.aborted)).toEqual([true, true]);
    expect(isAskedFirst("/api/invocations")).toBe(false);
  });
});
