import { type ErrorCode, staleHeader } from "@command-history/contract";
import type { Request, Response } from "express";
import { logOf, requestIdOf } from "../http/request-log.ts";
import { notesOf } from "../http/request-notes.ts";
import type { AnswerMaker, AnswerSource, KeptAnswer } from "./answer.ts";
import type { AnswerStore } from "./answer-store.ts";
import type { Coding } from "./coding.ts";
import { type Flight, startFlight } from "./flight.ts";
import { createAnswerSender } from "./send-answer.ts";

/** How long an answer that has begun is awaited to be whole, so that it can be sent with its tag, unless its question says. */
const defaultPatienceMs = 25;

/** The same for one who has an answer already, and would rather wait than be sent it again. */
const patienceOfKnowingMs = 3000;

/** One question, for whoever asks it at about the same time. `Subject`: what its answer depends on. */
export interface Question<Subject> {
  readonly subject: Subject;
  /** Its answer takes long to be whole: it is sent as it comes, without a tag, to those who have none. */
  readonly sendsAsItComes?: boolean;
  /** How long any other answer that has begun is awaited to be whole, in ms, before it is sent as it comes. */
  readonly patienceMs?: number;
  /** Told of an answer that can never change, once it is made and whenever it is given out of memory. */
  readonly onFinal?: () => void;
  /** Asks the upstream. */
  make(maker: AnswerMaker): Promise<AnswerSource>;
}

/**
 * Answers that are made once for everyone who asks meanwhile, kept for a moment, and, where they can never change, kept
 * for long. An answer that is old is given only while the upstream is unwell, and says so.
 */
export interface Answers<Subject> {
  send(req: Request, res: Response, question: Question<Subject>): Promise<void>;
  close(): void;
}

export interface AnswersOptions<Subject> {
  readonly store: AnswerStore;
  readonly coding: Coding;
  /** How long an answer counts as fresh, in ms. */
  readonly freshMs: number;
  /** Our clock, in ms. */
  now(): number;
  /** Calls `run` after `ms`, unless it is cancelled by what this returns. */
  readonly later?: Later | undefined;
  readonly keyOf: (subject: Subject) => string;
  /** Why a failure means that the upstream is unwell, so that an old answer is better than none; else undefined. */
  unwellCode(error: unknown): ErrorCode | undefined;
  readonly metrics: AnswerMetrics;
}

/** A flight, and the ID of the request that it was begun for. */
interface FlightFor {
  readonly flight: Flight;
  readonly requestId: string;
}

export type Later = (ms: number, run: () => void) => () => void;

function laterByClock(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** What is counted here. */
interface AnswerMetrics {
  flightShared(): void;
  answerFromMemory(kind: "fresh" | "final" | "stale"): void;
  answerNotModified(): void;
}

export function createAnswers<Subject>(options: AnswersOptions<Subject>): Answers<Subject> {
  const { store, coding, freshMs, now, metrics, later = laterByClock } = options;
  const sender = createAnswerSender(coding);
  const flights = new Map<string, FlightFor>();

  function start(key: string, question: Question<Subject>, requestId: string): Flight {
    const flight = startFlight((maker) => question.make(maker), {
      coding,
      sendsAsItComes: question.sendsAsItComes ?? false,
      now,
      onAbandoned: () => forget(),
    });
    function forget(): void {
      if (flights.get(key)?.flight === flight) flights.delete(key);
    }
    flights.set(key, { flight, requestId });
    void flight.whole.then(async (kept) => {
      if (kept?.isFinal) question.onFinal?.();
      const keepMs = Math.max(freshMs, flight.keepMs());
      // Kept before it is forgotten, so that nobody asks in between.
      if (kept !== undefined && keepMs > 0) await store.set(key, kept, keepMs);
      forget();
    });
    return flight;
  }

  function isFresh({ isFinal, madeAt }: KeptAnswer): boolean {
    const age = now() - madeAt;
    // A clock may be set back, and another replica's be ahead.
    return isFinal || (age >= 0 && age < freshMs);
  }

  async function give(req: Request, res: Response, kept: KeptAnswer): Promise<void> {
    if (kept.upstreamRequestId !== undefined) notesOf(res).upstreamRequestId = kept.upstreamRequestId;
    if ((await sender.sendKept(req, res, kept)) === "known") metrics.answerNotModified();
  }

  /** The flight's answer once it is whole, if that is soon enough. Throws what making it failed with. */
  async function wholeSoon(
    req: Request,
    { sendsAsItComes, patienceMs = defaultPatienceMs }: Question<Subject>,
    { flight, headers }: { flight: Flight; headers: Promise<unknown> },
  ): Promise<KeptAnswer | undefined> {
    await headers;
    // Who wants the head of an answer wants it in full.
    if (req.method === "HEAD") return flight.whole;
    const isKnowing = req.get("If-None-Match") !== undefined;
    if (sendsAsItComes && !isKnowing) return Promise.race([flight.whole, undefined]);
    const waitMs = isKnowing ? patienceOfKnowingMs : patienceMs;
    let cancel = () => {};
    const late = new Promise<undefined>((resolve) => {
      cancel = later(waitMs, () => resolve(undefined));
    });
    try {
      return await Promise.race([flight.whole, late]);
    } finally {
      cancel();
    }
  }

  return {
    async send(req, res, question) {
      const key = options.keyOf(question.subject);
      const kept = await store.get(key);
      // Who has left is told of no end any more, and would never leave a call.
      if (res.closed) return;
      if (kept !== undefined && isFresh(kept)) {
        metrics.answerFromMemory(kept.isFinal ? "final" : "fresh");
        notesOf(res).answeredFrom = "memory";
        if (kept.isFinal) question.onFinal?.();
        return await give(req, res, kept);
      }
      const running = flights.get(key);
      if (running !== undefined) {
        metrics.flightShared();
        notesOf(res).answeredFrom = "shared call";
        notesOf(res).callRequestId = running.requestId;
      }
      const flight = running?.flight ?? start(key, question, requestIdOf(req));
      const reader = flight.join();
      res.once("close", reader.leave);
      try {
        const whole = await wholeSoon(req, question, { flight, headers: reader.headers });
        if (whole !== undefined) return await give(req, res, whole);
        await sender.sendFlight(req, res, reader);
        const brokenBy = flight.brokenBy();
        if (brokenBy !== undefined) notesOf(res).code ??= brokenBy;
      } catch (error) {
        const code = kept === undefined || res.headersSent ? undefined : options.unwellCode(error);
        if (kept === undefined || code === undefined) throw error;
        logOf(req).warn({ err: error, code }, "the upstream is unwell: an old answer is given");
        metrics.answerFromMemory("stale");
        notesOf(res).answeredFrom = "old answer";
        res.set(staleHeader, code);
        await give(req, res, kept);
      } finally {
        const id = flight.upstreamRequestId();
        if (id !== undefined) notesOf(res).upstreamRequestId ??= id;
      }
    },
    close: () => store.close(),
  };
}
