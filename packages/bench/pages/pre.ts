import { painted, stage, timed, watchTasks } from "./painted.ts";

const longestTask = watchTasks();
const pre = document.createElement("pre");

const loaded = fetch("/text").then(async (response) => {
  pre.textContent = await response.text();
  stage().append(pre);
});

window.bench = {
  // To ask for its height is to lay it out, which is most of the work.
  firstPaint: loaded
    .then(() => painted(() => pre.scrollHeight > pre.clientHeight))
    .then(() => performance.now()),
  loaded,
  // The browser's own search cannot be asked how many hits there are.
  countHits: null,
  jumpToEnd: () =>
    timed(
      () => {
        pre.scrollTop = pre.scrollHeight;
      },
      () => pre.scrollTop + pre.clientHeight >= pre.scrollHeight - 1,
    ),
  longestTask,
};
