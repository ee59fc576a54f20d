import { afterEach } from "vitest";

/** For what the tests of a file open: what is pushed here is closed after each of them, the last first. */
export function closedAfterEach(): (() => Promise<unknown>)[] {
  const closers: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });
  return closers;
}
