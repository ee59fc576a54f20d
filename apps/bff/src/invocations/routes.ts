import { formatListQuery, listParameters, sha256Form, streamNames } from "@command-history/contract";
import type { Request, Response, Router } from "express";
import { termsFor } from "../access/call-for.ts";
import { createGuardedRouter } from "../access/guarded-router.ts";
import type { AnswerMaker, AnswerSource } from "../answers/answer.ts";
import type { AnswerSubject } from "../answers/answer-key.ts";
import type { Question } from "../answers/answers.ts";
import type { Context } from "../context.ts";
import { attachment } from "../http/attachment.ts";
import { reportProblem } from "../http/error-handler.ts";
import { noStore } from "../http/no-store.ts";
import { readOptional, readParameters, readPathId, refuseProblems } from "../http/parameters.ts";
import { listQueryIn } from "../http/query-of.ts";
import { logOf } from "../http/request-log.ts";
import { notesOf } from "../http/request-notes.ts";
import type { Call, CallTerms } from "../upstream/call.ts";
import { detailAnswer, listAnswer, outputAnswer } from "./answer-sources.ts";
import type { PageParts } from "./service.ts";

/** Rows that come within a moment of the first, as a rule. */
const fewRows = 200;

/** How long the rest of so few is awaited, so that they have their tag, before those that are there are shown. */
const fewRowsPatienceMs = 400;

/** `GET /api/invocations`, one invocation, and the two output texts of each of its instances. */
export function createInvocationRoutes(context: Context): Router {
  const { router, get } = createGuardedRouter(context);
  /** Answers with what `make` makes of a call that belongs to everyone who asks the same. */
  function answer(
    req: Request,
    res: Response,
    subject: AnswerSubject,
    make: (call: Call) => Promise<AnswerSource>,
    waiting: Pick<Question<AnswerSubject>, "sendsAsItComes" | "patienceMs"> = {},
  ): Promise<void> {
    const { kind, terms, question } = subject;
    const [invocationId] = question;
    return context.answers.send(req, res, {
      subject,
      ...waiting,
      onFinal: () => {
        if (kind === "detail" && invocationId !== undefined) {
          context.finished.note(terms.account.profile, invocationId);
        }
      },
      make: (maker: AnswerMaker) => make(sharedCall(maker, terms)),
    });
  }

  get("/api/invocations", noStore, async (req, res) => {
    const { query, problems } = listQueryIn(readParameters(req, listParameters));
    refuseProblems(problems);
    const question = formatListQuery(query).toString();
    notesOf(res).query = question;
    const subject = {
      kind: "list",
      terms: termsFor(context, res, query.profile),
      question: [question],
    } as const;
    await answer(
      req,
      res,
      subject,
      (call) =>
        listAnswer(context, call, query, {
          // All who share the call get the same bytes: the ID in them is this request's, and so is the log's line with the cause.
          report: (error) => reportProblem(error, req, res, context.now),
          watch: (parts) => withWarning(parts, req),
        }),
      query.pageSize > fewRows ? { sendsAsItComes: true } : { patienceMs: fewRowsPatienceMs },
    );
  });

  get("/api/invocations/:invocationId", noStore, async (req, res) => {
    const parameters = readParameters(req, ["profile"]);
    const invocationId = readPathId(req, "invocationId");
    const subject = {
      kind: "detail",
      terms: termsFor(context, res, readOptional(parameters, "profile")),
      question: [invocationId],
    } as const;
    await answer(req, res, subject, (call) =>
      detailAnswer(context, call, invocationId, (fields) => warnOfMalformed(req, fields)),
    );
  });

  for (const stream of streamNames) {
    get(
      `/api/invocations/:invocationId/instances/:instanceId/${stream}`,
      noStore,
      async (req: Request, res: Response) => {
        const parameters = readParameters(req, ["profile", "download", "sha256"]);
        const address = {
          invocationId: readPathId(req, "invocationId"),
          instanceId: readPathId(req, "instanceId"),
          stream,
        };
        const subject = {
          kind: "output",
          terms: termsFor(context, res, readOptional(parameters, "profile")),
          // A text that was kept, or asked for, before the invocation told of this one is the answer to another question.
          question: [address.invocationId, address.instanceId, stream, readSha256(parameters) ?? ""],
        } as const;
        if (parameters.has("download")) {
          const name = attachment([address.invocationId, address.instanceId, stream], ".log");
          res.set("Content-Disposition", name);
        }
        await answer(req, res, subject, (call) => outputAnswer(context, call, address));
      },
    );
  }
  return router;
}

/** One call for all who wait for its answer. */
function sharedCall({ signal, noteUpstreamRequest }: AnswerMaker, terms: CallTerms): Call {
  const { account, withholdsText, masker } = terms;
  return { account, withholdsText, masker, signal, noteUpstreamRequest };
}

/** Passes a page's parts on, and says in the log when any could not be read in full. */
async function* withWarning(parts: PageParts, req: Request): PageParts {
  let malformed = 0;
  try {
    for await (const batch of parts) {
      for (const part of batch) if (part.kind === "item") malformed += part.item.malformed.length;
      yield batch;
    }
  } finally {
    warnOfMalformed(req, malformed);
  }
}

/** One line a response, whatever its number of rows. */
function warnOfMalformed(req: Request, malformedFields: number): void {
  if (malformedFields === 0) return;
  logOf(req).warn({ malformedFields }, "the upstream sent fields that cannot be read; their rows are marked");
}

/** The digest that the invocation tells of an output. Throws RequestError. */
function readSha256(parameters: URLSearchParams): string | undefined {
  const value = readOptional(parameters, "sha256");
  if (value !== undefined && !sha256Form.test(value)) {
    const message = "sha256: must be 64 hexadecimal digits in small letters";
    refuseProblems([{ parameter: "sha256", message }]);
  }
  return value;
}
