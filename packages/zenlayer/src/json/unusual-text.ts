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

/** Whether a text opens so many objects and lists that it could have more levels than these. */
export function mayBeDeeper(text: string, levels: number): boolean {
  if (text.length <= levels) return false;
  let opened = 0;
  for (const bracket of ["{", "["]) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      opened += 1;
      if (opened > levels) return true;
    }
  }
  return false;
}
