/** What the replicas of this server must agree on, beyond what stands in each person's cookie. */
export interface SharedState {
  /** Keeps a key until a time of our clock, in ms. Throws SharedStateError. */
  mark(key: string, until: number): Promise<void>;
  /** Whether a key was marked and its time has not come. Throws SharedStateError. */
  isMarked(key: string): Promise<boolean>;
  close(): Promise<void>;
}

/** What is shared cannot be read or written now. Nobody may take that for a "no". */
export class SharedStateError extends Error {
  override readonly name = "SharedStateError";

  constructor(cause: unknown) {
    super("the shared state cannot be reached", { cause });
  }
}
