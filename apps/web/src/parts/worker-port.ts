import { workerFailure } from "./why-missing.ts";

/** The end of a worker that the page holds. */
export interface WorkerPort<ToWorker, FromWorker> {
  postMessage(message: ToWorker): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

/** Takes what a worker says, and why it says no more. Returns what ends it, and with it whatever it is still doing. */
export function listenTo<FromWorker>(
  worker: WorkerPort<never, FromWorker>,
  take: (message: FromWorker) => void,
  fail: (failure: Error) => void,
): () => void {
  worker.onmessage = ({ data }) => take(data);
  worker.onerror = (event) => void workerFailure(event).then(fail);
  return () => {
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
  };
}
