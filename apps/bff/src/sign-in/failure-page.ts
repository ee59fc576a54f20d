import { type ErrorCode, type Problem, signInPath } from "@command-history/contract";
import type { ErrorRequestHandler } from "express";
import type { Context } from "../context.ts";
import { reportProblem } from "../http/error-handler.ts";

/**
 * Tells a person who came here by a link, or was sent by the provider, what went wrong and what to do. It leads nowhere
 * by itself: a sign-in that fails each time must not go round in circles.
 */
export function createFailurePage({ now }: Pick<Context, "now">): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (req.method !== "GET" || req.accepts(["json", "html"]) !== "html") return next(error);
    const problem = reportProblem(error, req, res, now);
    res.set("Cache-Control", "no-store");
    if (problem.retryAfterSeconds !== undefined) res.set("Retry-After", String(problem.retryAfterSeconds));
    res.status(problem.status).type("html").send(pageOf(problem));
  };
}

/** Every text in it is this server's own, yet none is trusted to be without markup. */
function pageOf({ title, detail, requestId, code }: Problem): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · Command History</title>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(detail)}</p>
<p>${wayOn(code)}</p>
<p>Request ID: <code>${escapeHtml(requestId)}</code> (${escapeHtml(code)})</p>
</main>
</body>
</html>
`;
}

function wayOn(code: ErrorCode): string {
  return code === "SIGN_IN_FAILED" || code === "SIGN_IN_UNAVAILABLE"
    ? `<a href="${signInPath}">Sign in again</a>`
    : '<a href="/">Open the dashboard</a>';
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}
