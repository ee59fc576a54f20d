import { isObject } from "./is-object.ts";

/** Empties the list that the path leads to in a value, and gives what was in it; undefined when there is no such list. */
export function takeList(value: unknown, path: readonly string[]): readonly unknown[] | undefined {
  let holder = value;
  for (const [at, key] of path.entries()) {
    if (!isObject(holder) || !Object.hasOwn(holder, key)) return undefined;
    const member = holder[key];
    if (at < path.length - 1) {
      holder = member;
    } else if (Array.isArray(member)) {
      holder[key] = [];
      return member;
    }
  }
  return undefined;
}
