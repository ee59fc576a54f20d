import { setTimeout } from "node:timers/promises";
import type { Pool } from "undici";
import { ask, type Question } from "./ask.ts";

/** Asks on so many connections, each again as soon as it has its answer. Gives the number of answers, and the seconds it took. */
export async function askWithoutPause(
  pool: Pool,
  question: () => Question,
  load: { readonly connections: number; readonly seconds: number },
): Promise<{ answers: number; seconds: number }> {
  const since = performance.now();
  const until = since + load.seconds * 1000;
  let answers = 0;
  async function askOnAndOn(): Promise<void> {
    while (performance.now() < until) {
      await ask(pool, question());
      answers += 1;
    }
  }
  await Promise.all(Array.from({ length: load.connections }, askOnAndOn));
  return { answers, seconds: (performance.now() - since) / 1000 };
}

/**
 * Asks each of these once, in their order, on so many connections, each the next one as soon as it has its answer. Gives
 * how long each took, in ms, in the same order, and the seconds that all took.
 */
export async function askInOrder(
  pool: Pool,
  questions: readonly Question[],
  connections: number,
): Promise<{ times: readonly number[]; seconds: number }> {
  const since = performance.now();
  const times: number[] = [];
  const left = questions.entries();
  async function askOnAndOn(): Promise<void> {
    for (const [index, question] of left) times[index] = (await ask(pool, question)).total;
  }
  await Promise.all(Array.from({ length: connections }, askOnAndOn));
  return { times, seconds: (performance.now() - since) / 1000 };
}

/**
 * Asks every so many milliseconds until `isOver`, whether the answers before have come or not: one that is late holds no
 * other back, and is counted as late as it is. At least one. Gives how long each took, in ms; Infinity for one that was
 * refused, or broke off.
 */
export async function askSteadily(
  pool: Pool,
  question: () => Question,
  load: { readonly everyMs: number; isOver(): boolean },
): Promise<readonly number[]> {
  const answers: Promise<number>[] = [];
  const since = performance.now();
  do {
    const time = ask(pool, question()).then(
      ({ total }) => total,
      () => Number.POSITIVE_INFINITY,
    );
    answers.push(time);
    const next = since + answers.length * load.everyMs;
    await setTimeout(Math.max(0, next - performance.now()));
  } while (!load.isOver());
  return Promise.all(answers);
}

/** Viewers who ask every so many milliseconds, each one thing after the other within that time. */
export async function poll(
  askOnce: () => Promise<unknown>,
  load: { readonly viewers: number; readonly everyMs: number; readonly polls: number },
): Promise<void> {
  async function view(_: unknown, viewer: number): Promise<void> {
    const since = performance.now() + (viewer / load.viewers) * load.everyMs;
    for (let count = 0; count < load.polls; count++) {
      await setTimeout(Math.max(0, since + count * load.everyMs - performance.now()));
      await askOnce();
    }
  }
  await Promise.all(Array.from({ length: load.viewers }, view));
}
