import assert from "node:assert/strict";
import type { CodeAction, Range } from "vscode-languageserver-types";
import { parseFile } from "../../grammar/parse.js";
import type { CodeActionOptions } from "../../server/src/features/actions/question.js";
import { codeActions } from "../../server/src/features/code-actions.js";
import { completionsAt } from "../../server/src/features/completion.js";
import { formatOnType, formatRange } from "../../server/src/features/formatting.js";
import { prepareRename, renameAt } from "../../server/src/features/rename.js";
import { configFileName } from "../../server/src/rules/config/config-file.js";
import { LanguageService } from "../../server/src/service.js";
import type { Snapshot } from "../../server/src/snapshot.js";
import { LineIndex } from "../../server/src/text/line-index.js";
import { commentsOf, meaningOfText, mistakesOf } from "../harness/ast.js";
import { applied, appliedToAll, type Texts } from "./apply.js";
import { serviceOf } from "./worlds.js";

/* What an editor offers can be taken: its edits fit the text, and leave no mistake where there was none. */

const configUri = `file:///designs/${configFileName}`;
const kinds = [undefined, ["source.fixAll.lintel", "source.organizeImports", "refactor"]] as const;

/** Fails where a code action at one of the places can't be taken, or breaks a sound text. */
export function assertActions(designs: Texts, config: string, places: readonly number[]): void {
  const texts = { ...designs, [configUri]: config };
  const snapshot = serviceOf(designs).snapshot();
  const before = mistakesIn(texts);
  for (const [uri, text] of Object.entries(designs)) {
    const options = { link: () => undefined, config: { uri: configUri, text: config } };
    for (const action of actionsAt(snapshot, uri, rangesIn(text, places), options)) {
      const after = appliedToAll(texts, action.edit ?? {});
      assertAddsNone(before, mistakesIn(after), `${action.title}\n${after[uri] ?? ""}`);
    }
  }
}

/** Each action once, by its title; of those that say the same of many places a few are enough. */
function actionsAt(
  snapshot: Snapshot,
  uri: string,
  ranges: readonly Range[],
  options: CodeActionOptions,
): readonly CodeAction[] {
  const all = ranges.flatMap((range) =>
    kinds.flatMap((only) => codeActions(snapshot, uri, range, { ...options, ...(only && { only: [...only] }) })),
  );
  return [...new Map(all.map((action) => [action.title.replace(/"[^"]*"/g, ""), action])).values()].slice(0, 12);
}

/** Fails where making all fixes that need no choice does not come to an end. */
export function assertFixesEnd(text: string): void {
  const uri = "file:///designs/a.lintel";
  let current = text;
  for (let round = 0; round < 12; round += 1) {
    const range = new LineIndex(current).rangeOf({ start: 0, end: 0 });
    const options = { link: () => undefined, only: ["source.fixAll.lintel"] };
    const [action] = codeActions(serviceOf({ [uri]: current }).snapshot(), uri, range, options);
    if (action === undefined) return;
    const next = appliedToAll({ [uri]: current }, action.edit ?? {})[uri] ?? "";
    assertAddsNone(mistakesIn({ [uri]: current }), mistakesIn({ [uri]: next }), next);
    current = next;
  }
  assert.fail(`There is always more to fix:\n${current}`);
}

/** Fails where a name can't be changed to one that nobody has, or not back again. */
export function assertRenames(texts: Texts, places: readonly number[]): void {
  const snapshot = serviceOf(texts).snapshot();
  const before = mistakesIn(texts);
  for (const [uri, text] of Object.entries(texts)) {
    for (const { start } of rangesIn(text, places)) {
      const prepared = prepareRename(snapshot, uri, start);
      if (prepared === undefined) continue;
      const result = renameAt(snapshot, uri, start, "quite-another");
      assert.ok("edit" in result, JSON.stringify(result));
      const after = appliedToAll(texts, result.edit);
      assertAddsNone(before, mistakesIn(after), `${prepared.placeholder}\n${after[uri] ?? ""}`);
      const there = prepareRename(serviceOf(after).snapshot(), uri, prepared.range.start);
      assert.equal(there?.placeholder, "quite-another");
    }
  }
}

/** Fails where an item of completion does not fit the text at one of the places. */
export function assertCompletes(text: string, places: readonly number[]): void {
  const uri = "file:///designs/a.lintel";
  const snapshot = serviceOf({ [uri]: text }).snapshot();
  const lines = new LineIndex(text);
  for (const { start: position } of rangesIn(text, places)) {
    for (const snippets of [true, false]) {
      for (const { textEdit, additionalTextEdits = [], label } of completionsAt(snapshot, uri, position, { snippets })
        .items) {
        assert.ok(textEdit && "range" in textEdit, label);
        const { start, end } = textEdit.range;
        assert.ok(start.line === end.line && start.line === position.line, label);
        assert.ok(lines.offsetAt(start) <= lines.offsetAt(position), label);
        assert.ok(lines.offsetAt(end) >= lines.offsetAt(position), label);
        const after = applied(text, [textEdit, ...additionalTextEdits]);
        assert.equal(parseFile(after).text, after);
      }
    }
  }
}

/** Fails where formatting a part, or a block that was just closed, changes more than white space and separators. */
export function assertFormatsParts(text: string, places: readonly number[]): void {
  const uri = "file:///designs/a.lintel";
  const snapshot = serviceOf({ [uri]: text }).snapshot();
  const closed = [...text.matchAll(/\}/g)].map(({ index }) => new LineIndex(text).positionAt(index + 1));
  const edits = [
    ...rangesIn(text, places).map((range) => formatRange(snapshot, uri, range)),
    ...places.flatMap((place) => {
      const position = closed[Math.floor(place * closed.length)];
      return position === undefined ? [] : [formatOnType(snapshot, uri, position, "}")];
    }),
  ];
  for (const some of edits) {
    const [before, after] = [parseFile(text), parseFile(applied(text, some))];
    assert.equal(bare(after.text), bare(text));
    if (mistakesOf(before).length > 0) continue;
    assert.deepEqual(meaningOfText(after), meaningOfText(before), after.text);
    assert.deepEqual(commentsOf(after), commentsOf(before), after.text);
  }
}

function bare(text: string): string {
  return text.replace(/[\s,;\ufeff]/g, "");
}

/** Ranges between the places, each given as a share of the text. */
function rangesIn(text: string, places: readonly number[]): readonly Range[] {
  const lines = new LineIndex(text);
  const offsets = places.map((place) => Math.floor(place * (text.length + 1)));
  return offsets.map((offset, index) => {
    const other = offsets[index + 1] ?? offset;
    return lines.rangeOf({ start: Math.min(offset, other), end: Math.max(offset, other) });
  });
}

const mistakeCategories: ReadonlySet<string> = new Set(["syntax", "name", "schema", "config"]);

interface Mistakes {
  readonly syntax: readonly string[];
  readonly all: readonly string[];
}

/** What is wrong in texts, without what rules say. */
function mistakesIn(texts: Texts): Mistakes {
  const service = new LanguageService({ today: () => "2027-01-15", rules: [] });
  for (const [uri, text] of Object.entries(texts)) {
    if (uri.endsWith(configFileName)) service.setConfig(uri, text);
    else service.setFile(uri, text);
  }
  const snapshot = service.snapshot();
  const findings = Object.keys(texts).flatMap((uri) =>
    snapshot.findings(uri).map(({ rule, category, message }) => ({ rule, category, message })),
  );
  const told = ({ rule, message }: (typeof findings)[number]) => `${rule}: ${message}`;
  // what is moved to another file is imported from there, so that it stays part of the design
  const mistakes = findings.filter(
    ({ category, rule }) => mistakeCategories.has(category) && rule !== "name-unused-import",
  );
  return { syntax: mistakes.filter(({ category }) => category === "syntax").map(told), all: mistakes.map(told) };
}

function assertAddsNone(before: Mistakes, after: Mistakes, message: string): void {
  if (before.all.length === 0) assert.deepEqual(after.all, [], message);
  if (before.syntax.length === 0) assert.deepEqual(after.syntax, [], message);
}
