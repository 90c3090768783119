import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { configFileName } from "../../server/src/rules/config/config-file.js";
import { LanguageService } from "../../server/src/service.js";
import { lintelFences, quoteMarks } from "../../server/src/text/markdown-fences.js";
import { edited } from "../grammar/texts.js";
import { applied } from "./apply.js";
import { askAboutFile } from "./features.js";
import { documentChanges, documentEdits } from "../../server/src/lsp/workspace/document-edits.js";
import { LineIndex } from "../../server/src/text/line-index.js";
import { codeActions } from "../../server/src/features/code-actions.js";
import { formatDocument } from "../../server/src/features/formatting.js";
import type { Step } from "./worlds.js";

/* What holds for any workspace, whatever has happened to it. */

const markdownUri = "file:///designs/notes.md";

type Held = Map<string, Exclude<Step, { of: "edit" }>>;

/** Fails where a workspace that has become what it is is not read as the same texts anew. */
export function assertForgetsHistory(steps: readonly Step[]): void {
  const service = newService();
  const held: Held = new Map();
  for (const step of steps) {
    take(service, held, step);
    const snapshot = service.snapshot();
    for (const uri of [...snapshot.files.keys(), ...snapshot.settings.configs.keys()]) snapshot.findings(uri);
  }
  const fresh = newService();
  for (const step of held.values()) tell(fresh, step);
  const [known, anew] = [service.snapshot(), fresh.snapshot()];
  assert.deepEqual([...known.files.keys()].sort(), [...anew.files.keys()].sort());
  assert.deepEqual([...service.missing()].sort(), [...fresh.missing()].sort());
  for (const uri of [...known.files.keys(), ...known.settings.configs.keys()]) {
    const [said, meant] = [known.findings(uri), anew.findings(uri)];
    if (!isDeepStrictEqual(said, meant)) assert.deepEqual(said, meant, uri);
    assert.deepEqual(
      said.filter(({ rule }) => rule === "internal-error"),
      [],
    );
    assert.deepEqual(askAboutFile(known, uri), askAboutFile(anew, uri));
  }
}

function newService(): LanguageService {
  return new LanguageService({ today: () => "2027-01-15" });
}

function take(service: LanguageService, held: Held, step: Step): void {
  const known = held.get(step.uri);
  const done =
    step.of !== "edit" ? step : { of: "design" as const, uri: step.uri, text: edited(known?.text ?? "", step.edit) };
  if (done.text === undefined) held.delete(done.uri);
  else held.set(done.uri, done);
  tell(service, done);
}

function tell(service: LanguageService, { of, uri, text }: Exclude<Step, { of: "edit" }>): void {
  if (of === "design") {
    if (text === undefined) service.removeFile(uri);
    else service.setFile(uri, text);
  } else if (of === "markdown") {
    if (text === undefined) service.removeMarkdown(uri);
    else service.setMarkdown(uri, text);
  } else if (text === undefined) service.removeConfig(uri);
  else service.setConfig(uri, text);
}

/** Fails where formatting the fences of a Markdown text touches what is around them, or twice is not once. */
export function assertFormatsFences(markdown: string): void {
  const once = fencesFormatted(markdown);
  assert.equal(aroundFences(once), aroundFences(markdown));
  assert.equal(fencesFormatted(once), once);
}

function fencesFormatted(markdown: string): string {
  const service = newService();
  const fences = service.setMarkdown(markdownUri, markdown);
  const snapshot = service.snapshot();
  const edits = fences.flatMap((fence) => formatDocument(snapshot, fence));
  return applied(markdown, documentEdits(markdown, edits));
}

/** Fails where a code action at one of the places of a Markdown text breaks a fence or what is around. */
export function assertMendsFences(markdown: string, places: readonly number[]): void {
  const service = newService();
  const fences = service.setMarkdown(markdownUri, markdown);
  const snapshot = service.snapshot();
  const [start = 0, end = start] = places.map((place) => Math.floor(place * markdown.length)).sort((a, b) => a - b);
  const range = new LineIndex(markdown).rangeOf({ start, end });
  for (const fence of fences) {
    for (const { edit, title } of codeActions(snapshot, fence, range, { link: () => undefined })) {
      const { changes = {} } = documentChanges(edit ?? {}, () => markdown);
      const after = applied(markdown, changes[fence] ?? []);
      assert.equal(aroundFences(after), aroundFences(markdown), `${title}\n${after}`);
    }
  }
}

/** What is not in a fence, and of its lines the marks of quotes. */
function aroundFences(markdown: string): string {
  let at = 0;
  let around = "";
  for (const { content, quotes } of lintelFences(markdown)) {
    around += markdown.slice(at, content.start) + marksOf(markdown.slice(content.start, content.end), quotes);
    at = content.end;
  }
  return around + markdown.slice(at);
}

/** One mark for all lines that begin with the same: how many lines there are may change. */
function marksOf(quote: string, quotes: number): string {
  const lines = quote.split(/\r\n|\n|\r/).slice(0, -1);
  return [...new Set(lines.map((line) => quoteMarks(line, quotes).replace(/\s/g, "")))].join(" ");
}

/** Fails where a text of settings leaves the service without an answer, or a mistake lies outside of it. */
export function assertReadsSettings(text: string): void {
  const uri = `file:///designs/${configFileName}`;
  const service = newService();
  service.setFile("file:///designs/a.lintel", "service a\nclient c\nc -> a { retry: unlimited }\n");
  service.setConfig(uri, text);
  const snapshot = service.snapshot();
  for (const { location, message } of snapshot.findings(uri)) {
    assert.ok(location.span.start >= 0 && location.span.start <= location.span.end, message);
    assert.ok(location.span.end <= text.length, message);
  }
  askAboutFile(snapshot, uri);
  assert.ok(snapshot.findings("file:///designs/a.lintel").every(({ rule }) => rule !== "internal-error"));
}
