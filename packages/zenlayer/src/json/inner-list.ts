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

/**
 * Whether a key on the path may stand twice in the text of a value: whether its name in quotes does, be it as a key or as
 * a value. One in another spelling (`\u0069` for an i) is not seen: the last one of the two is what JSON.parse keeps.
 */
export function mayRepeat(text: string, path: readonly string[]): boolean {
  return path.some((key) => {
    const name = `"${key}"`;
    const first = text.indexOf(name);
    return first !== -1 && text.includes(name, first + name.length);
  });
}
