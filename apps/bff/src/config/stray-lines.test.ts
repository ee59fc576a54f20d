import { parseEnv } from "node:util";
import { expect, it } from "vitest";
import { strayLines } from "./stray-lines.ts";

const known = ["PORT", "MASK_SECRETS"];

it.each([
  ["some stray words\nPORT", "A line above PORT in .env"],
  ["FOO\nBAR\n  MASK_SECRETS", "A line above MASK_SECRETS in .env"],
  ["stray\nexport PORT", "A line above PORT in .env"],
  ["bbbb\nthe-end-of-a-secret", "A line of .env"],
  ["ZENLAYER_TOKEN: a-secret\nPORT", "A line above PORT in .env"],
])("a line of .env that is no setting is told, and nothing that it says: %j", (name, where) => {
  expect(strayLines({ [name]: "value" }, known)).toEqual([
    `${where} is no setting: each line must be NAME=value, or begin with #`,
  ]);
});

it.each(["# words\nPORT=18083\n\nHOST=::1\n", 'OIDC_SCOPES="openid\nprofile"\n', "export PORT=1\n"])(
  "settings, comments and empty lines are none: %j",
  (text) => {
    expect(strayLines(parseEnv(text), known)).toEqual([]);
  },
);
