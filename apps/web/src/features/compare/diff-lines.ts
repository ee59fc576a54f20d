import { diffArrays } from "diff";

/** Lines [from, to) of either text: the same in both, or one in place of the other. */
export interface Stretch {
  readonly same: boolean;
  readonly left: readonly [from: number, to: number];
  readonly right: readonly [from: number, to: number];
}

/** Lines of both texts that may have moved. Time and memory grow with its square: about a second at most. */
const maxMovedLines = 1500;
/** Changed lines in all: each of them is shown. */
export const maxChangedLines = 20_000;

/** How many keys are equal at the beginning, and, of the rest, at the end. */
export function commonEnds(
  left: readonly string[],
  right: readonly string[],
): { start: number; end: number } {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
  return { start, end };
}

/**
 * The stretches that two lists of lines fall into, as few changed lines as can be; null when there are too many. Lines
 * that only one of the texts has are no part of the search, which therefore stays quick when all is different.
 */
export function diffLines(
  left: readonly string[],
  right: readonly string[],
  limits = { moved: maxMovedLines, changed: maxChangedLines },
): Stretch[] | null {
  const { start, end } = commonEnds(left, right);
  const leftMiddle = left.slice(start, left.length - end);
  const rightMiddle = right.slice(start, right.length - end);
  const numbers = new Map<string, number>();
  const leftShared = sharedLines(leftMiddle, rightMiddle, numbers);
  const rightShared = sharedLines(rightMiddle, leftMiddle, numbers);
  const changes = diffArrays(leftShared.keys, rightShared.keys, { maxEditLength: limits.moved });
  if (changes === undefined) return null;

  const stretches = new Stretches();
  let leftAt = 0;
  let rightAt = 0;
  let changed = 0;
  function addChanged(leftTo: number, rightTo: number): void {
    stretches.changed(leftTo - leftAt, rightTo - rightAt);
    changed += leftTo - leftAt + rightTo - rightAt;
    leftAt = leftTo;
    rightAt = rightTo;
  }
  let leftIndex = 0;
  let rightIndex = 0;
  stretches.same(start);
  for (const { added, removed, count } of changes) {
    if (!added && !removed) {
      for (let index = 0; index < count; index++) {
        addChanged(
          leftShared.places[leftIndex + index] ?? leftAt,
          rightShared.places[rightIndex + index] ?? rightAt,
        );
        stretches.same(1);
        leftAt++;
        rightAt++;
      }
    }
    if (!added) leftIndex += count;
    if (!removed) rightIndex += count;
  }
  addChanged(leftMiddle.length, rightMiddle.length);
  stretches.same(end);
  return changed > limits.changed ? null : stretches.list;
}

/** Those of `keys` that `others` have too, as `numbers`, since each pair is compared many times, and where they stand. */
function sharedLines(
  keys: readonly string[],
  others: readonly string[],
  numbers: Map<string, number>,
): { keys: number[]; places: number[] } {
  const known = new Set(others);
  const shared: { keys: number[]; places: number[] } = { keys: [], places: [] };
  keys.forEach((key, place) => {
    if (!known.has(key)) return;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    shared.keys.push(number);
    shared.places.push(place);
  });
  return shared;
}

/** Puts stretches one after the other; neighbours of a kind become one. */
class Stretches {
  readonly list: Stretch[] = [];

  same(count: number): void {
    if (count > 0) this.#add(true, count, count);
  }

  changed(removed: number, added: number): void {
    if (removed + added > 0) this.#add(false, removed, added);
  }

  #add(same: boolean, leftCount: number, rightCount: number): void {
    const last = this.list.at(-1);
    const left = last?.left[1] ?? 0;
    const right = last?.right[1] ?? 0;
    const joins = last?.same === same;
    if (joins) this.list.pop();
    this.list.push({
      same,
      left: [joins ? last.left[0] : left, left + leftCount],
      right: [joins ? last.right[0] : right, right + rightCount],
    });
  }
}
