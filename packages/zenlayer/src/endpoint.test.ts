import { describe, expect, it } from "vitest";
import { createZenlayerClient } from "./client.ts";
import { parseEndpoint } from "./endpoint.ts";

describe("an endpoint", () => {
  it.each([
    ["console.zenlayer.com", "https://console.zenlayer.com", "console.zenlayer.com"],
    ["console.zenlayer.com:443", "https://console.zenlayer.com", "console.zenlayer.com"],
    ["localhost:8081", "https://localhost:8081", "localhost:8081"],
    ["http://127.0.0.1:8081/", "http://127.0.0.1:8081", "127.0.0.1:8081"],
    ["http://[::1]:8081", "http://[::1]:8081", "[::1]:8081"],
  ])("is read from %s", (text, origin, host) => {
    expect(parseEndpoint(text)).toEqual({ origin, host });
  });

  it.each(["", "http://", "a b", "ftp://host", "https://host/api", "host?x=1", "https://user:pass@host"])(
    "is refused, without being repeated: %s",
    (text) => {
      expect(() => parseEndpoint(text)).toThrow(/^endpoint: /);
      expect(() => parseEndpoint(text)).not.toThrow("pass@");
    },
  );
});

describe("credentials", () => {
  it.each([
    [{ accessKeyId: "", accessKeySecret: "s3cret" }, "accessKeyId"],
    [{ accessKeyId: "id", accessKeySecret: "" }, "accessKeySecret"],
    [{ token: "to\nken-s3cret" }, "token"],
    [{ token: "" }, "token"],
  ])("are refused, by the field's name alone: %j", (credentials, field) => {
    expect(() => createZenlayerClient({ credentials })).toThrow(new RegExp(`^${field}: [a-z ,ASCI]+$`));
  });
});
