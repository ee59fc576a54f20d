import type { AnyRouter } from "@tanstack/react-router";
import { beforeEach, expect, test, vi } from "vitest";

/** The module as it is after a load of the app, and a way to open pages in it. */
async function load() {
  vi.resetModules();
  const { watchVisits, keepVisitsOf, lastList, isFirstVisit } = await import("./visited.ts");
  let notify: (event: never) => void = () => undefined;
  const subscribe: AnyRouter["subscribe"] = (_type, listener) => {
    notify = listener;
    return () => undefined;
  };
  watchVisits({ subscribe });
  function open(index: number, href: string): void {
    const event: object = { toLocation: { href, state: { __TSR_index: index } } };
    Reflect.apply(notify, undefined, [event]);
  }
  return { open, keepVisitsOf, lastList, isFirstVisit };
}

beforeEach(() => sessionStorage.clear());

test("the list before a page is known by its address and its distance", async () => {
  const { open, lastList } = await load();
  open(0, "/?status=Failed");
  open(1, "/invocations/a");
  open(2, "/invocations/b");
  expect(lastList(2)).toEqual({ href: "/?status=Failed", steps: 2 });
  expect(lastList(0)).toBeNull();
});

test("a reload does not forget it", async () => {
  const before = await load();
  before.open(0, "/?status=Failed");
  before.keepVisitsOf("ana");
  before.open(1, "/invocations/a");
  expect(before.isFirstVisit()).toBe(false);
  const after = await load();
  after.open(1, "/invocations/a");
  after.keepVisitsOf("ana");
  expect(after.isFirstVisit()).toBe(true);
  expect(after.lastList(1)).toEqual({ href: "/?status=Failed", steps: 1 });
});

test("what is stored by another program counts as nothing", async () => {
  sessionStorage.setItem("command-history.visited", '{"0":1}');
  const { open, keepVisitsOf, lastList } = await load();
  open(1, "/invocations/a");
  keepVisitsOf("ana");
  expect(lastList(1)).toBeNull();
});

test("another user who is signed in after a reload does not get it", async () => {
  const before = await load();
  before.keepVisitsOf("ana");
  before.open(0, "/?commandId=cmd-of-ana");
  const after = await load();
  after.open(1, "/invocations/a");
  after.keepVisitsOf("vik");
  expect(after.lastList(1)).toBeNull();
  expect(JSON.stringify({ ...sessionStorage })).not.toContain("ana");
});

test("nothing is left once nobody is signed in", async () => {
  const { open, keepVisitsOf, lastList } = await load();
  keepVisitsOf("ana");
  open(0, "/?commandId=cmd-of-ana");
  expect(sessionStorage).toHaveLength(1);
  keepVisitsOf(null);
  open(1, "/");
  expect(lastList(1)).toBeNull();
  expect(sessionStorage).toHaveLength(0);
});
