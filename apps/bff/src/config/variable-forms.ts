import * as z from "zod";
import { isHeaderText } from "./header-text.ts";

/** Fewest characters of a secret that somebody makes up for this server. */
export const secretLength = 32;

/** `one, two`: values between commas. */
export const valuesBetweenCommas = z.string().transform(splitAtCommas);

export function splitAtCommas(value: string): string[] {
  return value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** A number in digits; `unit` names what it counts. */
export function wholeNumber(least: number, most: number, unit?: string): z.ZodType<number, string> {
  const message = `must be a whole number ${unit === undefined ? "" : `of ${unit} `}from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}

export const redisUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && ["redis:", "rediss:"].includes(new URL(value).protocol),
    "must be a redis:// or rediss:// URL",
  );

/** An address of another server, which can have a path and nothing else. `message` says what else it must be. */
export function serverUrl(isRight: (url: URL) => boolean, message: string): z.ZodType<URL, string> {
  return z.string().transform((value, context) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (
      url !== undefined &&
      [url.username, url.password, url.search, url.hash].every((part) => part === "") &&
      isRight(url)
    ) {
      return url;
    }
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

/** A secret that travels in a header. */
export const headerSecret = z
  .string()
  .refine(
    (secret) => secret.length >= secretLength && isHeaderText(secret),
    `must be at least ${secretLength} printable ASCII characters without white space`,
  );
