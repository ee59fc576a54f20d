const quotes = ['"', "'", "`"];

/**
 * Hints at values that hold quotes or a comment. Some readers of settings files take these away (`.env` is read so), others
 * leave them in the value (`docker run --env-file` both, systemd a comment). Few settings can rightly hold them, most secrets
 * can, so that each is no more than a hint. It names the setting, never its value.
 */
export function quotesAndComments(
  env: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): readonly string[] {
  return names.flatMap((name) => {
    const value = env[name]?.trim() ?? "";
    const quote = quoteOf(value);
    const comment = commentIn(value);
    return [
      ...(quote === undefined
        ? []
        : [`${name} is in quotes (${quote}), which count as part of it: leave them out`]),
      ...(comment === undefined
        ? []
        : [`${name} ${comment}, and all of that counts as part of it: a comment takes a line of its own`]),
    ];
  });
}

/** The quote that a value begins with, when it ends with the same one, or a comment stands behind it. */
function quoteOf(value: string): string | undefined {
  const text = value.replace(/\s+#.*$/, "");
  return quotes.find((quote) => text.length > 1 && text.startsWith(quote) && text.endsWith(quote));
}

/**
 * Where a comment begins, in words. A # may begin a secret or stand inside one; at the beginning of a value a space follows
 * that of a comment.
 */
function commentIn(value: string): string | undefined {
  if (/^#\s/.test(value)) return "begins with a #";
  return /\s#/.test(value) ? "has a # after a space" : undefined;
}
