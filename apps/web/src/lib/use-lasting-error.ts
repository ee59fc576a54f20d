import { useState } from "react";

/**
 * An error of a query as a page shows it: until there is an answer, and not only until it is asked again. `key` tells
 * one question from another.
 */
export function useLastingError(error: Error | null, busy: boolean, key: unknown): Error | null {
  const [last, setLast] = useState({ error, key });
  const lasts = last.key === key && error === null && busy;
  if (!lasts && (last.error !== error || last.key !== key)) setLast({ error, key });
  return lasts ? last.error : error;
}
