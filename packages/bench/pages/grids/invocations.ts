import { type InvocationSummary, pageHeader } from "@command-history/contract";

/** The rows that the list asks for, as a page without its reader would get them: all at once. */
export async function fetchInvocations(): Promise<readonly InvocationSummary[]> {
  const response = await fetch(`/api/invocations${location.search}`, {
    headers: { [pageHeader.name]: pageHeader.value },
  });
  const page: { items: readonly InvocationSummary[] } = await response.json();
  return page.items;
}
