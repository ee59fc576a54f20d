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

it("keeps everything that has no keys, once in a group", () => {
  const page = {
    title: "This page",
    shortcuts: [
      { keys: null, title: "Refresh", run },
      { keys: null, title: "Choose columns", run },
    ],
  };
  expect(gathered([page, { ...page, shortcuts: page.shortcuts.slice(0, 1) }])).toEqual([page]);
});

it("lists keys of a part of the page beside the same keys of the page, and once", () => {
  const listed = {
    title: "Within a difference",
    shortcuts: [{ keys: "n", title: "Next difference", run: null }],
  };
  const page = { title: "Instances", shortcuts: [{ keys: "n", title: "Next failed", run }] };
  expect(gathered([listed, listed, page])).toEqual([listed, page]);
});
