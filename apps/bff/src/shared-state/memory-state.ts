import type { SharedState } from "./shared-state.ts";

/** For a single replica: what is marked is lost when the process ends. */
export function createMemoryState(now: () => number): SharedState {
  const marks = new Map<string, number>();
  return {
    async mark(key, until) {
      for (const [other, end] of marks) if (end <= now()) marks.delete(other);
      marks.set(key, until);
    },
    async isMarked(key) {
      const until = marks.get(key);
      return until !== undefined && until > now();
    },
    async close() {
      marks.clear();
    },
  };
}
