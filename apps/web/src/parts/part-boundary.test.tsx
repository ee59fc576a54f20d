import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { type ComponentType, Suspense } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NewerVersionError } from "../lib/errors.ts";
import { noteSessionResumed } from "../lib/session-end.ts";
import { lazyPart } from "./lazy-part.ts";
import { PartBoundary } from "./part-boundary.tsx";
import { workerFailure } from "./why-missing.ts";

const server = vi.fn<() => Promise<Response>>();

beforeEach(() => {
  vi.stubGlobal("fetch", server);
  // React tells of every error that a boundary takes.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  noteSessionResumed();
  server.mockReset();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const Loaded = () => <p>The part</p>;

async function missing(): Promise<ComponentType<object>> {
  throw new TypeError("Failed to fetch dynamically imported module");
}

function missingAtFirst(): () => Promise<ComponentType<object>> {
  return vi.fn(async (): Promise<ComponentType<object>> => Loaded).mockImplementationOnce(missing);
}

/** Shows a part that is loaded so, and waits for what comes of it. */
async function show(load: () => Promise<ComponentType<object>>): Promise<void> {
  const Part = lazyPart(load);
  await act(async () => {
    render(
      <MantineProvider>
        <PartBoundary of="the part">
          <Suspense fallback={null}>
            <Part />
          </Suspense>
        </PartBoundary>
      </MantineProvider>,
    );
  });
}

describe("a part that does not come", () => {
  it("is of another version, where the server answers", async () => {
    server.mockImplementation(async () => Response.json({}));
    await show(missing);
    await screen.findByText("A newer version of this dashboard is installed");
    screen.getByRole("button", { name: "Reload" });
    expect(screen.queryByRole("button", { name: "Retry" })).toBeNull();
  });

  it("is tried once more, where the server answers", async () => {
    server.mockImplementation(async () => Response.json({}));
    await show(missingAtFirst());
    await screen.findByText("The part");
  });

  it("is asked for again with Retry, where the server did not answer", async () => {
    server.mockImplementation(() => Promise.reject(new TypeError("Failed to fetch")));
    await show(missingAtFirst());
    await screen.findByText("The dashboard's server cannot be reached");
    await act(async () => {
      fireEvent.click(screen.getByRole("button", { name: "Retry" }));
    });
    await screen.findByText("The part");
  });

  it("is asked for again by itself once there is a network", async () => {
    server.mockImplementation(() => Promise.reject(new TypeError("Failed to fetch")));
    await show(missingAtFirst());
    await screen.findByText("The dashboard's server cannot be reached");
    await act(async () => {
      fireEvent(window, new Event("online"));
    });
    await screen.findByText("The part");
  });

  it("needs a sign-in, where a proxy says so", async () => {
    server.mockImplementation(async () => new Response("Sign in", { status: 401 }));
    await show(missing);
    await screen.findByText(/was not loaded/);
    expect(screen.queryByText("A newer version of this dashboard is installed")).toBeNull();
  });
});

describe("a worker's error", () => {
  it("is a newer version when the worker did not come", async () => {
    server.mockImplementation(async () => Response.json({}));
    expect(await workerFailure(new Event("error"))).toBeInstanceOf(NewerVersionError);
  });

  it("is the worker's own when it came and failed", async () => {
    const error = new RangeError("out of range");
    expect((await workerFailure(new ErrorEvent("error", { error }))).cause).toBe(error);
    expect(server).not.toHaveBeenCalled();
  });
});
