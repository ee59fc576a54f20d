import { request } from "undici";

/** How often each file is asked for: what is run so often is compiled. */
const times = 20;

/**
 * Asks a server for its page and the files that the page names, over and over: a server in use has sent them long before
 * somebody opens the page. That of the other grids has, since it is the same process in all rounds.
 */
export async function askForPage(origin: string): Promise<void> {
  const page = await textAt(origin);
  const paths = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = "/"]) => path);
  for (let count = 0; count < times; count++) {
    await Promise.all(["/", ...paths].map((path) => textAt(`${origin}${path}`)));
  }
}

async function textAt(url: string): Promise<string> {
  const response = await request(url, { headers: { accept: "text/html,*/*" } });
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
  return response.body.text();
}
