import { useEffect, useState, useSyncExternalStore } from "react";

/** What is known through a worker. */
interface WorkerClient<State> {
  subscribe(listener: () => void): () => void;
  state(): State;
  close(): void;
}

const neverChanges = () => () => {};

/**
 * A client with a worker of its own, which ends with the component; another `create` makes another one. The client is
 * null, and the state `nothingYet`, until the worker is started.
 */
export function useWorkerClient<State, Client extends WorkerClient<State>>(
  create: () => Client,
  nothingYet: State,
): { client: Client | null; state: State } {
  const [client, setClient] = useState<Client | null>(null);
  useEffect(() => {
    const opened = create();
    setClient(opened);
    return () => {
      setClient(null);
      opened.close();
    };
  }, [create]);
  const state = useSyncExternalStore(client?.subscribe ?? neverChanges, client?.state ?? (() => nothingYet));
  return { client, state };
}
