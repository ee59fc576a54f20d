import type { Filled } from "../../src/grids/probe-page.ts";

/** Looks at every frame from here on, until the function that it returns is called. */
export function watchFilling(): () => Filled {
  const times: number[] = [performance.now()];
  let isOver = false;

  function look(): void {
    if (isOver) return;
    times.push(performance.now());
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);

  return () => {
    isOver = true;
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    const took = (times.at(-1) ?? 0) - (times[0] ?? 0);
    return { took, framesPerSecond: (gaps.length / took) * 1000, longest: Math.max(...gaps) };
  };
}
