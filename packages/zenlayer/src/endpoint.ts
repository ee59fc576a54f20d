/** Where the requests go. `host` is what the Host header says and the signature covers. */
export interface Endpoint {
  readonly origin: string;
  readonly host: string;
}

export const defaultEndpoint = "console.zenlayer.com";

/**
 * Reads a host (`console.zenlayer.com`, `127.0.0.1:8081`), which means https, or a URL with its scheme. Throws a
 * TypeError without the text itself, which may hold a password.
 */
export function parseEndpoint(text: string): Endpoint {
  const href = text.includes("://") ? text : `https://${text}`;
  if (!URL.canParse(href)) throw new TypeError("endpoint: must be a host, or a URL with its scheme");
  const url = new URL(href);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new TypeError("endpoint: the scheme must be https or http");
  }
  if (url.username !== "" || url.password !== "") {
    throw new TypeError("endpoint: must not hold a user name or a password");
  }
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    throw new TypeError("endpoint: must not hold a path, a query or a fragment");
  }
  return { origin: url.origin, host: url.host };
}
