import { expect, it } from "vitest";
import { gathered } from "./gathered.ts";

const run = () => {};

it("joins groups of the same title, and drops keys that an earlier group has taken", () => {
  expect(
    gathered([
      { title: "Instances", shortcuts: [{ keys: "j", title: "Next instance", run }] },
      { title: "Everywhere", shortcuts: [{ keys: "?", title: "Help", run }] },
      {
        title: "Instances",
        shortcuts: [
          { keys: "n", title: "Next failed", run },
          { keys: "j", title: "Next row", run },
        ],
      },
      { title: "Rows", shortcuts: [{ keys: "j", title: "Next row", run }] },
    ]),
  ).toEqual([
    {
      title: "Instances",
      shortcuts: [
        { keys: "j", title: "Next instance", run },
        { keys: "n", title: "Next failed", run },
      ],
    },
    { title: "Everywhere", shortcuts: [{ keys: "?", title: "Help", run }] },
  ]);
});
