// Asks the server who is here, and for what the page will show, while the page's scripts still come: first-answers.ts
// hands these answers on.
(() => {
  // The address of the list holds the server's own parameters, and these beside them.
  const ofPageOnly = ["sort", "find", "open", "output"];
  const unusedAfterMs = 10_000;
  const answers = new Map();

  function ask(path) {
    const stop = new AbortController();
    const headers = { accept: "application/json", "X-Requested-With": "command-history" };
    const response = fetch(path, { headers, signal: stop.signal });
    // Who takes it learns why it failed.
    response.catch(() => undefined);
    answers.set(path, { response, stop });
    return response;
  }

  function withParameters(path, params) {
    return params.size === 0 ? path : `${path}?${params}`;
  }

  /** Where the page that this address leads to will get what it shows; null where that is not known here. */
  function pathOfPage() {
    const params = new URLSearchParams(location.search);
    if (location.pathname === "/") {
      for (const name of ofPageOnly) params.delete(name);
      return withParameters("/api/invocations", params);
    }
    const [, id] = /^\/invocations\/([^/]+)$/.exec(location.pathname) ?? [];
    if (id === undefined) return null;
    const profile = params.get("profile");
    return withParameters(`/api/invocations/${id}`, new URLSearchParams(profile ? { profile } : {}));
  }

  async function askForMore(session) {
    const answer = await session;
    if (!answer.ok) return;
    const { roles } = await answer.clone().json();
    const path = pathOfPage();
    if (roles.length > 0 && path !== null) ask(path);
  }

  globalThis.firstAnswers = answers;
  askForMore(ask("/api/session")).catch(() => undefined);
  // A page that wants something else leaves them: then they hold no connection.
  setTimeout(() => {
    for (const { stop } of answers.values()) stop.abort();
    answers.clear();
  }, unusedAfterMs);
})();
