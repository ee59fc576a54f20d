import { type RevealRequest, scriptRevealPath } from "@command-history/contract";
import { useMutation } from "@tanstack/react-query";
import type { RevealableText } from "../lib/revealing.ts";
import { postForText } from "./http.ts";

/** The script of an invocation with nothing hidden, once somebody has said why. Kept here alone, and no longer. */
export function useScriptReveal(invocationId: string, profile: string | undefined): RevealableText {
  const path = scriptRevealPath(invocationId, profile);
  const { data, error, mutate, reset } = useMutation({
    mutationFn: async (request: RevealRequest) => ({ path, text: await postForText(path, request) }),
    // Secrets must not stay in memory once the page is left.
    gcTime: 0,
  });
  // The page can go on to another invocation, whose script this is not.
  const text = data?.path === path ? data.text : null;
  return { text, error, reveal: (reason) => mutate({ reason }), hide: reset };
}
