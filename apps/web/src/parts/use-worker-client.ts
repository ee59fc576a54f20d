import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";

/** What is known through a worker. */
interface WorkerClient<State> {
  subscribe(listener: () => void): () => void;
  state(): State;
  close(): void;
}

const neverChanges = () => () => {};

/**
 * A client with a worker of its own, which ends with the component. The client is null, and the state `nothingYet`, until
 * the worker is started. Another `create` makes another one, which takes the place of the one before once it `canReplace` it;
 * `latest` is the one that was made last, shown or not yet.
 */
export function useWorkerClient<State, Client extends WorkerClient<State>>(
  create: () => Client,
  nothingYet: State,
  canReplace: (next: Client, shown: Client) => boolean = () => true,
): { client: Client | null; state: State; latest: Client | null } {
  const [client, setClient] = useState<Client | null>(null);
  const [latest, setLatest] = useState<Client | null>(null);
  const shown = useRef<Client | null>(null);
  const isReady = useEffectEvent((next: Client) => shown.current === null || canReplace(next, shown.current));
  useEffect(() => {
    const next = create();
    setLatest(next);
    const stop = next.subscribe(show);
    function show(): void {
      if (shown.current === next || !isReady(next)) return;
      // To look whether it is may have made it so, and have shown it.
      if (shown.current === next) return;
      shown.current?.close();
      shown.current = next;
      setClient(next);
    }
    show();
    return () => {
      stop();
      if (shown.current !== next) next.close();
    };
  }, [create]);
  useEffect(
    () => () => {
      shown.current?.close();
      shown.current = null;
      setClient(null);
    },
    [],
  );
  const state = useSyncExternalStore(client?.subscribe ?? neverChanges, client?.state ?? (() => nothingYet));
  return { client, state, latest };
}
