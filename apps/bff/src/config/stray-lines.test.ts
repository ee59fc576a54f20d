import { parseEnv } from "node:util";
import { expect, it } from "vitest";
import { strayLines } from "./stray-lines.ts";

it.each([
  ["some stray words\nPORT", "PORT"],
  ["FOO\nBAR\n  MASK_SECRETS", "MASK_SECRETS"],
])(
  "a line of .env that is no setting is told, with the setting that it would swallow: %j",
  (name, setting) => {
    expect(strayLines({ [name]: "value" })).toEqual([
      `${setting} stands below a line of .env that is no setting: such a line must be NAME=value, or begin with #`,
    ]);
  },
);

it.each(["# words\nPORT=18083\n\nHOST=::1\n", 'OIDC_SCOPES="openid\nprofile"\n', "export PORT=1\n"])(
  "settings, comments and empty lines are none: %j",
  (text) => {
    expect(strayLines(parseEnv(text))).toEqual([]);
  },
);
