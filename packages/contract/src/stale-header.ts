/**
 * The header of an answer that is an old one, given since the upstream is unwell. Its value is the code of what keeps
 * the upstream from answering, as in a problem; how old the answer is stands in it.
 */
export const staleHeader = "X-Stale";
