import { type ErrorCode, staleHeader } from "@command-history/contract";
import type { Request, Response } from "express";
import { notesOf } from "../http/request-notes.ts";
import type { AnswerMaker, AnswerSource, KeptAnswer } from "./answer.ts";
import type { AnswerSubject } from "./answer-key.ts";
import type { AnswerStore } from "./answer-store.ts";
import { type Flight, startFlight } from "./flight.ts";
import { sendFlight, sendKept } from "./send-answer.ts";

/** How long an answer is awaited to be whole, so that it can be sent with its tag, before it is sent as it comes. */
const patienceMs = 25;

/** One question, for whoever asks it at about the same time. */
export interface Question {
  readonly subject: AnswerSubject;
  /** Asks the upstream. */
  make(maker: AnswerMaker): Promise<AnswerSource>;
}

/**
 * Answers that are made once for everyone who asks meanwhile, kept for a moment, and, where they can never change, kept
 * for long. An answer that is old is given only while the upstream is unwell, and says so.
 */
export interface Answers {
  send(req: Request, res: Response, question: Question): Promise<void>;
}

export interface AnswersOptions {
  readonly store: AnswerStore;
  /** How long an answer counts as fresh, in ms. */
  readonly freshMs: number;
  /** Our clock, in ms. */
  now(): number;
  readonly keyOf: (subject: AnswerSubject) => string;
  /** Why a failure means that the upstream is unwell, so that an old answer is better than none; else undefined. */
  unwellCode(error: unknown): ErrorCode | undefined;
  readonly metrics: AnswerMetrics;
}

/** What is counted here. */
export interface AnswerMetrics {
  flightShared(): void;
  answerFromMemory(kind: "fresh" | "final" | "stale"): void;
  answerNotModified(): void;
}

export function createAnswers(options: AnswersOptions): Answers {
  const { store, freshMs, now, metrics } = options;
  const flights = new Map<string, Flight>();

  function start(key: string, question: Question): Flight {
    const flight = startFlight((maker) => question.make(maker), { now, onAbandoned: () => forget() });
    function forget(): void {
      if (flights.get(key) === flight) flights.delete(key);
    }
    flights.set(key, flight);
    void flight.whole.then(async (kept) => {
      // Kept before it is forgotten, so that nobody asks in between.
      if (kept !== undefined) await store.set(key, kept, Math.max(freshMs, flight.keepMs()));
      forget();
    });
    return flight;
  }

  async function give(req: Request, res: Response, kept: KeptAnswer): Promise<void> {
    if (kept.upstreamRequestId !== undefined) notesOf(res).upstreamRequestId = kept.upstreamRequestId;
    if ((await sendKept(req, res, kept)) === "known") metrics.answerNotModified();
  }

  /** The flight's answer once it is whole, if that is soon. Throws what making it failed with. */
  async function wholeSoon(flight: Flight, headers: Promise<unknown>): Promise<KeptAnswer | undefined> {
    await headers;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), patienceMs);
    });
    try {
      return await Promise.race([flight.whole, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async send(req, res, question) {
      const key = options.keyOf(question.subject);
      const kept = await store.get(key);
      if (kept !== undefined && (kept.isFinal || now() - kept.madeAt < freshMs)) {
        metrics.answerFromMemory(kept.isFinal ? "final" : "fresh");
        notesOf(res).answeredFrom = "memory";
        return await give(req, res, kept);
      }
      const running = flights.get(key);
      if (running !== undefined) {
        metrics.flightShared();
        notesOf(res).answeredFrom = "shared call";
      }
      const flight = running ?? start(key, question);
      const reader = flight.join();
      try {
        res.once("close", reader.leave);
        // Who may have the answer already would rather wait than be sent it again; who wants its head wants it in full.
        const wantsWhole = req.get("If-None-Match") !== undefined || req.method === "HEAD";
        const whole = await (wantsWhole ? flight.whole : wholeSoon(flight, reader.headers));
        if (whole !== undefined) return await give(req, res, whole);
        await sendFlight(req, res, reader);
      } catch (error) {
        const code = kept === undefined || res.headersSent ? undefined : options.unwellCode(error);
        if (kept === undefined || code === undefined) throw error;
        req.log.warn({ err: error, code }, "the upstream is unwell: an old answer is given");
        metrics.answerFromMemory("stale");
        notesOf(res).answeredFrom = "old answer";
        res.set(staleHeader, code);
        await give(req, res, kept);
      } finally {
        const id = flight.upstreamRequestId();
        if (id !== undefined && notesOf(res).upstreamRequestId === undefined)
          notesOf(res).upstreamRequestId = id;
      }
    },
  };
}
