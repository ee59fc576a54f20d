import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

/** An answer, read whole. */
export interface Answer {
  readonly url: URL;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  json(): unknown;
}

export interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

interface Cookie {
  readonly value: string;
  readonly attributes: string;
}

/**
 * What a browser does between this site and the provider: keeps cookies by host, and follows redirects. `servers` says
 * where a public address is really served, as a reverse proxy would; others are asked as they stand.
 */
export class Browser {
  /** All that it was answered. */
  readonly answers: Answer[] = [];
  readonly #servers: Map<string, string>;
  readonly #jars = new Map<string, Map<string, Cookie>>();

  constructor(servers: Readonly<Record<string, string>> = {}) {
    this.#servers = new Map(Object.entries(servers));
  }

  /** The cookies of an origin, to look at and to change. */
  cookies(origin: string): Map<string, Cookie> {
    const jar = this.#jars.get(origin) ?? new Map<string, Cookie>();
    this.#jars.set(origin, jar);
    return jar;
  }

  setCookie(origin: string, name: string, value: string): void {
    this.cookies(origin).set(name, { value, attributes: "" });
  }

  /** The values of every cookie that was ever set, and every authorization code that went by. */
  get secrets(): string[] {
    return this.answers.flatMap(({ url, headers }) => {
      const codes = [url.href, headers.location ?? ""].map((each) => /[?&]code=([^&]+)/.exec(each)?.[1]);
      const cookies = (headers["set-cookie"] ?? []).map((line) => /^[^=]+=([^;]+)/.exec(line)?.[1]);
      return [...codes, ...cookies].filter((secret) => secret !== undefined);
    });
  }

  async ask(address: string | URL, { method = "GET", headers = {}, body }: AskOptions = {}): Promise<Answer> {
    const url = new URL(address);
    const jar = this.cookies(url.origin);
    const cookie = [...jar].map(([name, { value }]) => `${name}=${value}`).join("; ");
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(this.#servers.get(url.origin) ?? url.origin, {
        path: url.pathname + url.search,
        method,
        agent: false,
        headers: { host: url.host, ...(cookie === "" ? {} : { cookie }), ...headers },
      });
      sent.on("response", resolve).on("error", reject).end(body);
    });
    for (const line of response.headers["set-cookie"] ?? []) keep(jar, line);
    const content = await text(response);
    const answer: Answer = {
      url,
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: content,
      json: () => JSON.parse(content),
    };
    this.answers.push(answer);
    return answer;
  }

  /** Opens a page as one who clicks on a link. `visit` sees every address on the way, and can lead elsewhere. */
  async open(address: string | URL, visit: (url: URL) => URL | undefined = (url) => url): Promise<Answer> {
    let next: URL | undefined = new URL(address);
    for (let hops = 0; hops < 15; hops++) {
      const answer: Answer = await this.ask(next, { headers: { accept: "text/html" } });
      const { location } = answer.headers;
      if (location === undefined) return answer;
      next = visit(new URL(location, next));
      if (next === undefined) return answer;
    }
    throw new Error(`redirected in circles from ${address}`);
  }
}

function keep(jar: Map<string, Cookie>, line: string): void {
  const [pair = "", ...attributes] = line.split("; ");
  const at = pair.indexOf("=");
  const name = pair.slice(0, at);
  if (line.includes("Expires=Thu, 01 Jan 1970")) jar.delete(name);
  else jar.set(name, { value: pair.slice(at + 1), attributes: attributes.join("; ") });
}
