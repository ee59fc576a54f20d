import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError, UnreadableAnswerError } from "./errors.ts";
import { liveState } from "./live-state.ts";
import { noteSessionEnd, noteSessionResumed } from "./session-end.ts";
import { useLiveRefresh } from "./use-live-refresh.ts";

interface PageProps {
  readonly unfinished?: boolean;
  readonly restMs?: number;
  readonly content?: unknown;
  readonly arriving?: boolean;
  readonly settledAt: number;
  readonly error?: Error;
  readonly recovers?: boolean;
  readonly refresh: () => void;
}

function Page({ unfinished = true, restMs, error, recovers = false, ...rest }: PageProps) {
  useLiveRefresh({
    content: "same",
    ...rest,
    unfinished,
    restMs: restMs ?? null,
    error: error ?? null,
    recovers,
    busy: false,
  });
  return null;
}

function setVisibility(state: DocumentVisibilityState): void {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  act(() => {
    document.dispatchEvent(new Event("visibilitychange"));
  });
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  localStorage.clear();
  setVisibility("visible");
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("the live refresh", () => {
  it("asks again after the interval while something runs", () => {
    const refresh = vi.fn();
    render(<Page settledAt={Date.now()} refresh={refresh} />);
    expect(liveState.get()).toEqual({ kind: "live", everyMs: 2000 });
    vi.advanceTimersByTime(1999);
    expect(refresh).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("waits longer while nothing changes, and is quick again after a change", () => {
    const refresh = vi.fn();
    const { rerender } = render(<Page settledAt={1} refresh={refresh} />);
    rerender(<Page settledAt={2} refresh={refresh} />);
    rerender(<Page settledAt={3} refresh={refresh} />);
    expect(liveState.get()).toEqual({ kind: "live", everyMs: 5000 });
    rerender(<Page settledAt={4} content="other" refresh={refresh} />);
    expect(liveState.get()).toEqual({ kind: "live", everyMs: 2000 });
  });

  it("waits as long as it was told to", () => {
    const refresh = vi.fn();
    const error = new ProblemError({
      type: "about:blank",
      title: "Too many requests",
      status: 429,
      detail: "",
      code: "RATE_LIMITED",
      requestId: "r1",
      retryAfterSeconds: 20,
    });
    render(<Page settledAt={Date.now()} error={error} recovers refresh={refresh} />);
    expect(liveState.get()).toEqual({ kind: "failed", isRefresh: true, retryAt: Date.now() + 20_000 });
    vi.advanceTimersByTime(19_999);
    expect(refresh).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("asks again for what failed, later and later, even where nothing runs", () => {
    const refresh = vi.fn();
    const props = {
      unfinished: false,
      content: undefined,
      error: new Error("down"),
      recovers: true,
      refresh,
    };
    const { rerender } = render(<Page {...props} settledAt={Date.now()} />);
    expect(liveState.get()).toEqual({ kind: "failed", isRefresh: false, retryAt: Date.now() + 2000 });
    vi.advanceTimersByTime(2000);
    expect(refresh).toHaveBeenCalledOnce();
    rerender(<Page {...props} settledAt={Date.now()} />);
    expect(liveState.get()).toEqual({ kind: "failed", isRefresh: false, retryAt: Date.now() + 3000 });
    rerender(<Page unfinished={false} content="rows" settledAt={Date.now() + 1} refresh={refresh} />);
    expect(liveState.get()).toEqual({ kind: "idle", everyMs: null });
  });

  it("leaves alone what does not recover by itself, even where something runs", () => {
    const refresh = vi.fn();
    render(<Page settledAt={Date.now()} error={new Error("refused")} refresh={refresh} />);
    expect(liveState.get()).toEqual({ kind: "failed", isRefresh: true, retryAt: null });
    vi.advanceTimersByTime(60_000);
    expect(refresh).not.toHaveBeenCalled();
  });

  it("says nothing of a page that has nothing to show and will not have, nor of one that is left", () => {
    const page = <Page settledAt={1} content={undefined} error={new Error("not found")} refresh={vi.fn()} />;
    const { rerender, unmount } = render(page);
    expect(liveState.get()).toBeNull();
    rerender(<Page settledAt={2} refresh={vi.fn()} />);
    expect(liveState.get()?.kind).toBe("live");
    unmount();
    expect(liveState.get()).toBeNull();
  });

  it("says that not all has come yet, even where something runs", () => {
    render(<Page arriving settledAt={1} refresh={vi.fn()} />);
    expect(liveState.get()).toEqual({ kind: "loading" });
  });

  it("says that nothing has come yet", () => {
    render(<Page unfinished={false} content={undefined} settledAt={0} refresh={vi.fn()} />);
    expect(liveState.get()).toEqual({ kind: "loading" });
  });

  it("asks no more for what has ended", () => {
    const refresh = vi.fn();
    render(<Page unfinished={false} settledAt={Date.now()} refresh={refresh} />);
    expect(liveState.get()).toEqual({ kind: "idle", everyMs: null });
    vi.advanceTimersByTime(600_000);
    expect(refresh).not.toHaveBeenCalled();
  });

  it("goes on asking, seldom, where runs can join, and is quick again once one has", () => {
    const refresh = vi.fn();
    const props = { restMs: 30_000, refresh };
    const { rerender } = render(<Page {...props} unfinished={false} settledAt={Date.now()} />);
    expect(liveState.get()).toEqual({ kind: "idle", everyMs: 30_000 });
    vi.advanceTimersByTime(29_999);
    expect(refresh).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(refresh).toHaveBeenCalledOnce();
    rerender(<Page {...props} unfinished={false} content="ended" settledAt={Date.now()} />);
    expect(liveState.get()).toEqual({ kind: "idle", everyMs: 30_000 });
    rerender(<Page {...props} content="running" settledAt={Date.now() + 1} />);
    expect(liveState.get()).toEqual({ kind: "live", everyMs: 2000 });
  });

  it("tries soon again what failed after it asked seldom for long, and later and later from there", () => {
    const props = { unfinished: false, restMs: 30_000, refresh: vi.fn() };
    const { rerender } = render(<Page {...props} settledAt={1} />);
    for (let refreshes = 2; refreshes <= 12; refreshes++) rerender(<Page {...props} settledAt={refreshes} />);
    const error = new Error("down");
    const now = Date.now();
    rerender(<Page {...props} settledAt={now} error={error} recovers />);
    expect(liveState.get()).toEqual({ kind: "failed", isRefresh: true, retryAt: now + 2000 });
    rerender(<Page {...props} settledAt={now + 1} error={error} recovers />);
    expect(liveState.get()).toEqual({ kind: "failed", isRefresh: true, retryAt: now + 3001 });
  });

  it("tries soon again what failed after nothing changed for long in what runs", () => {
    const props = { refresh: vi.fn() };
    const { rerender } = render(<Page {...props} settledAt={1} />);
    for (let refreshes = 2; refreshes <= 12; refreshes++) rerender(<Page {...props} settledAt={refreshes} />);
    const now = Date.now();
    rerender(<Page {...props} settledAt={now} error={new Error("down")} recovers />);
    expect(liveState.get()).toEqual({ kind: "failed", isRefresh: true, retryAt: now + 2000 });
  });

  it("says why it does not ask, though runs could join", () => {
    const refresh = vi.fn();
    render(<Page unfinished={false} restMs={30_000} settledAt={Date.now()} refresh={refresh} />);
    setVisibility("hidden");
    expect(liveState.get()).toEqual({ kind: "hidden" });
    setVisibility("visible");
    act(() => noteSessionEnd(new UnreadableAnswerError(401)));
    expect(liveState.get()).toEqual({ kind: "ended" });
    vi.advanceTimersByTime(60_000);
    expect(refresh).not.toHaveBeenCalled();
    act(noteSessionResumed);
  });

  it("rests while the tab is hidden, and catches up when it is seen again", () => {
    const refresh = vi.fn();
    render(<Page settledAt={Date.now()} refresh={refresh} />);
    setVisibility("hidden");
    expect(liveState.get()).toEqual({ kind: "hidden" });
    vi.advanceTimersByTime(60_000);
    expect(refresh).not.toHaveBeenCalled();
    setVisibility("visible");
    vi.advanceTimersByTime(0);
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("rests once the session has ended, and goes on when it is resumed", () => {
    const refresh = vi.fn();
    render(<Page settledAt={Date.now()} refresh={refresh} />);
    act(() => noteSessionEnd(new UnreadableAnswerError(401)));
    expect(liveState.get()).toEqual({ kind: "ended" });
    vi.advanceTimersByTime(60_000);
    expect(refresh).not.toHaveBeenCalled();
    act(noteSessionResumed);
    vi.advanceTimersByTime(0);
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("can be switched off", () => {
    localStorage.setItem("command-history.live", "false");
    const refresh = vi.fn();
    render(<Page settledAt={Date.now()} refresh={refresh} />);
    expect(liveState.get()).toEqual({ kind: "off" });
    vi.advanceTimersByTime(60_000);
    expect(refresh).not.toHaveBeenCalled();
  });
});
