/** Resolves after the frame in which something first holds has been painted. */
export async function painted(holds: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    function look(): void {
      if (holds()) resolve();
      else requestAnimationFrame(look);
    }
    look();
  });
  // A frame's callbacks run before it is painted, and a message that they send comes after.
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

/** Resolves as soon as the page's elements are such that something holds, painted or not. */
export function shown(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!holds()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** How long something takes until its outcome is painted. */
export async function timed(start: () => void, holds: () => boolean): Promise<number> {
  const begun = performance.now();
  start();
  await painted(holds);
  return performance.now() - begun;
}

/** Watches the main thread from here on; the result tells its longest task. */
export function watchTasks(): () => number {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: "longtask", buffered: true });
  return () => {
    for (const { duration } of observer.takeRecords()) longest = Math.max(longest, duration);
    return longest;
  };
}

/** The element that the viewers fill. */
export function stage(): HTMLElement {
  const element = document.getElementById("stage");
  if (element === null) throw new Error("the page has no stage");
  return element;
}
