import { type AnyRouter, createMemoryHistory } from "@tanstack/react-router";
import { beforeEach, expect, test, vi } from "vitest";

/** An entry of the browser's history. */
interface Entry {
  readonly index: number;
  readonly key: string;
}

function at(index: number, key = `key-${index}`): Entry {
  return { index, key };
}

/** The module as it is after a load of the app at an entry, and a way to open pages in it. */
async function load(start: Entry = at(0)) {
  vi.resetModules();
  const { watchVisits, keepVisitsOf, lastList, isFirstVisit } = await import("./visited.ts");
  const history = createMemoryHistory();
  Object.assign(history.location.state, stateOf(start));
  let notify: (event: never) => void = () => undefined;
  const subscribe: AnyRouter["subscribe"] = (_type, listener) => {
    notify = listener;
    return () => undefined;
  };
  watchVisits({ subscribe, history });
  function open(entry: number | Entry, href: string): void {
    const state = stateOf(typeof entry === "number" ? at(entry) : entry);
    const event: object = { toLocation: { href, state } };
    Reflect.apply(notify, undefined, [event]);
  }
  return { open, keepVisitsOf, lastList, isFirstVisit };
}

function stateOf({ index, key }: Entry) {
  return { __TSR_index: index, __TSR_key: key };
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

test("a list of another account is not the one to go back to", async () => {
  const { open, lastList } = await load();
  open(0, "/?profile=a&status=Failed");
  open(1, "/audit");
  open(2, "/invocations/of-b?profile=b");
  expect(lastList(2, (profile) => profile === "b")).toBeNull();
  expect(lastList(2, (profile) => profile === "a")).toEqual({ href: "/?profile=a&status=Failed", steps: 2 });
});

test("a reload does not forget it", async () => {
  const before = await load();
  before.open(0, "/?status=Failed");
  before.keepVisitsOf("ana");
  before.open(1, "/invocations/a");
  expect(before.isFirstVisit()).toBe(false);
  const after = await load(at(1));
  after.open(1, "/invocations/a");
  after.keepVisitsOf("ana");
  expect(after.isFirstVisit()).toBe(true);
  expect(after.lastList(1)).toEqual({ href: "/?status=Failed", steps: 1 });
});

test("an address typed into the bar begins a history of its own, and does not take the place of the one before", async () => {
  const before = await load();
  before.keepVisitsOf("ana");
  before.open(0, "/?commandId=cmd-1");
  before.open(1, "/invocations/a");
  const typed = at(0, "typed");
  const other = await load(typed);
  other.keepVisitsOf("ana");
  other.open(typed, "/?status=Failed");
  expect(other.lastList(0)).toBeNull();
  const back = await load(at(1));
  back.keepVisitsOf("ana");
  expect(back.lastList(1)).toEqual({ href: "/?commandId=cmd-1", steps: 1 });
  const forward = await load(typed);
  forward.keepVisitsOf("ana");
  expect(forward.lastList(1)).toEqual({ href: "/?status=Failed", steps: 1 });
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
