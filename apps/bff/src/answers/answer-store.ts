import type { KeptAnswer } from "./answer.ts";

/** Where whole answers are kept. An answer that is not there, for whatever reason, is made again. */
export interface AnswerStore {
  get(key: string): Promise<KeptAnswer | undefined>;
  /** Keeps an answer for so long, or shorter where room is needed. */
  set(key: string, answer: KeptAnswer, keepMs: number): Promise<void>;
  close(): void;
}
