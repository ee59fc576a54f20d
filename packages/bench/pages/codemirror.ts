import { SearchQuery, search } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { lineNumber, logFacts } from "../src/viewer/log-text.ts";
import { painted, stage, timed, watchTasks } from "./painted.ts";

const longestTask = watchTasks();

function shows(view: EditorView, line: number): boolean {
  return view.contentDOM.textContent.includes(`${lineNumber(line)} `);
}

const view = fetch("/text")
  .then((response) => response.text())
  .then(
    (doc) =>
      new EditorView({
        state: EditorState.create({
          doc,
          extensions: [
            EditorState.readOnly.of(true),
            EditorView.editable.of(false),
            lineNumbers(),
            search(),
            EditorView.lineWrapping,
          ],
        }),
        parent: stage(),
      }),
  );

window.bench = {
  firstPaint: view.then((editor) => painted(() => shows(editor, 1))).then(() => performance.now()),
  loaded: view.then(() => undefined),
  async countHits(needle) {
    const { state } = await view;
    const words = stage().appendChild(document.createElement("output"));
    const begun = performance.now();
    const cursor = new SearchQuery({ search: needle, caseSensitive: false, literal: true }).getCursor(state);
    let hits = 0;
    while (!cursor.next().done) hits += 1;
    const ms = performance.now() - begun;
    words.textContent = String(hits);
    await painted(() => true);
    return { ms, paintedMs: performance.now() - begun, hits };
  },
  async jumpToEnd() {
    const editor = await view;
    return timed(
      () => editor.dispatch({ effects: EditorView.scrollIntoView(editor.state.doc.length) }),
      () => shows(editor, logFacts.lines),
    );
  },
  longestTask,
};
