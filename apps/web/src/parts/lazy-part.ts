import { type ComponentType, createElement, type ReactNode, use } from "react";
import { NewerVersionError } from "../lib/errors.ts";
import { whyMissing } from "./why-missing.ts";

/** A component that is not part of the first load. For a `Suspense` within a `PartBoundary`, or for a route. */
export interface LazyPart<Props> {
  (props: Props): ReactNode;
  /** Begins to load it. Never rejects. */
  preload(): Promise<void>;
}

/** Make those that could not be loaded be loaded anew once they are shown again. */
const forgetters = new Set<() => void>();

export function loadMissingAgain(): void {
  for (const forget of forgetters) forget();
  forgetters.clear();
}

/** Loads a component when it is first shown. Where it does not come, it throws what `whyMissing` tells. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let loading: Promise<ComponentType<Props>> | null = null;
  let loaded: ComponentType<Props> | null = null;

  async function begin(): Promise<ComponentType<Props>> {
    try {
      loaded = await loadPart(load);
      return loaded;
    } catch (error) {
      forgetters.add(() => {
        loading = null;
      });
      throw error;
    }
  }

  function Part(props: Props): ReactNode {
    loading ??= begin();
    return createElement(loaded ?? use(loading), props);
  }
  Part.preload = async () => {
    loading ??= begin();
    await loading.catch(() => undefined);
  };
  return Part;
}

/** Loads a part of the program. Where it does not come, it throws what `whyMissing` tells. */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    const why = await whyMissing(error);
    if (!(why instanceof NewerVersionError)) throw why;
    // The connection may have been lost for a moment only.
    return load().catch(() => {
      throw why;
    });
  }
}
