import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

/** Scores from 0 to 100. */
export interface Scores {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
}

/** What Lighthouse says of a page, with its settings for desktops, in a browser of its own. */
export async function lighthouseScores(url: string, chromePath: string | undefined): Promise<Scores> {
  const chrome = await launch({
    ...(chromePath === undefined ? {} : { chromePath }),
    chromeFlags: ["--headless=new", "--no-sandbox"],
    logLevel: "silent",
  });
  try {
    const flags = {
      port: chrome.port,
      logLevel: "silent",
      onlyCategories: ["performance", "accessibility", "best-practices"],
    } as const;
    const result = await lighthouse(
      url,
      { ...flags, onlyCategories: [...flags.onlyCategories] },
      desktopConfig,
    );
    const score = (category: string) =>
      Math.round((result?.lhr.categories[category]?.score ?? Number.NaN) * 100);
    return {
      performance: score("performance"),
      accessibility: score("accessibility"),
      bestPractices: score("best-practices"),
    };
  } finally {
    chrome.kill();
  }
}
