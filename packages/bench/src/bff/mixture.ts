import { createRandom } from "../random.ts";
import type { PageName } from "./pages.ts";

/** A list that somebody asks for. */
export interface MixedQuestion {
  readonly page: PageName;
  /** Equal numbers are the same question. */
  readonly question: number;
}

/** The list that most people look at. */
export const sharedQuestion = 0;

/** Of 100 requests. The others are for lists of 500 rows. */
const shares = { shared: 70, small: 20, medium: 7 } as const;

/** One of so many requests is for a page of 10,000 rows. */
const largeEvery = 500;

/**
 * What people ask for who use a dashboard at the same time: mostly the same list, some of them another one, that nobody
 * has asked for, and now and then a large page. The same for the same seed.
 */
export function mixture(requests: number, seed = 20_251_124): readonly MixedQuestion[] {
  const random = createRandom(seed);
  return Array.from({ length: requests }, (_, index) => {
    const question = index + 1;
    const place = random.next() * 100;
    // Spread evenly: where chance puts a few, they would meet or come last.
    if (index % largeEvery === largeEvery / 2) return { page: "large", question };
    if (place < shares.shared) return { page: "small", question: sharedQuestion };
    if (place < shares.shared + shares.small) return { page: "small", question };
    if (place < shares.shared + shares.small + shares.medium) return { page: "medium", question };
    return { page: "long", question };
  });
}
