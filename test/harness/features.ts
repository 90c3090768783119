import assert from "node:assert/strict";
import type { Position, Range } from "vscode-languageserver-types";
import type { HandbookOptions } from "../../server/src/features/handbook.js";
import type { Snapshot } from "../../server/src/snapshot.js";
import { rule as retriedWriteNotIdempotent } from "../../server/src/rules/idempotency/retried-write-not-idempotent/rule.js";
import { rule as rateLimitMissing } from "../../server/src/rules/overload/rate-limit-missing/rule.js";
import { rule as singlePointOfFailure } from "../../server/src/rules/redundancy/single-point-of-failure/rule.js";
import { rule as unboundedRetry } from "../../server/src/rules/resilience/unbounded-retry/rule.js";
import { LineIndex } from "../../server/src/text/line-index.js";
import { folder, serviceWith } from "./review.js";

/** A file of a test with a cursor in it. */
export interface Marked {
  readonly text: string;
  readonly offsets: readonly number[];
}

const cursor = "|";

/** The text without its cursors (`|`), and where they stood. */
export function unmarked(marked: string): Marked {
  const parts = marked.split(cursor);
  const offsets: number[] = [];
  let at = 0;
  for (const part of parts.slice(0, -1)) offsets.push((at += part.length));
  return { text: parts.join(""), offsets };
}

/** Rules enough to show what features do with findings; the others have tests of their own. */
const fewRules = [singlePointOfFailure, unboundedRetry, retriedWriteNotIdempotent, rateLimitMissing];

/** What a feature is asked with: files in which one has a cursor, or two for a range. */
export interface Scene {
  readonly snapshot: Snapshot;
  /** Of the file with the cursor. */
  readonly uri: string;
  readonly text: string;
  readonly position: Position;
  /** From the first cursor to the last. */
  readonly range: Range;
}

/** Files by name, of which the first with a `|` has the cursor; one text is `design.lintel`. */
export function sceneOf(files: string | Readonly<Record<string, string>>): Scene {
  const all = Object.entries(typeof files === "string" ? { "design.lintel": files } : files);
  const marked = all.find(([, text]) => text.includes(cursor)) ?? all[0];
  assert.ok(marked, "A scene needs a file.");
  const [name, markedText] = marked;
  const { text, offsets } = unmarked(markedText);
  const plain = Object.fromEntries(all.map(([path, other]) => [path, path === name ? text : other]));
  const lines = new LineIndex(text);
  const [first = 0, last = first] = [offsets[0], offsets.at(-1)];
  return {
    snapshot: serviceWith({ files: plain, rules: fewRules }).snapshot(),
    uri: folder + name,
    text,
    position: lines.positionAt(first),
    range: lines.rangeOf({ start: first, end: last }),
  };
}

/** The text of a file of the scene, or of a part of it. */
export function textOf({ snapshot }: Scene, uri: string, range?: Range): string {
  const text = snapshot.files.get(uri)?.text;
  assert.ok(text !== undefined, `There is no file ${uri}.`);
  const { start, end } = range ? new LineIndex(text).spanOf(range) : { start: 0, end: text.length };
  return text.slice(start, end);
}

/** Places as `design.lintel:3 orders`: file, line from 1 and text. */
export function placesOf(scene: Scene, places: readonly { readonly uri: string; readonly range: Range }[]): string[] {
  return places.map(
    ({ uri, range }) => `${uri.slice(folder.length)}:${range.start.line + 1} ${textOf(scene, uri, range)}`,
  );
}

/** The text with the edits made. Fails where edits overlap or one changes nothing. */
export function edited(text: string, edits: readonly { readonly range: Range; readonly newText: string }[]): string {
  const lines = new LineIndex(text);
  const placed = edits.map(({ range, newText }) => ({ ...lines.spanOf(range), newText }));
  placed.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let at = 0;
  for (const { start, end, newText } of placed) {
    assert.ok(start >= at, "Edits overlap.");
    assert.notEqual(text.slice(start, end), newText, "An edit changes nothing.");
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** A small handbook whose links show what they lead to. */
export const testHandbook: HandbookOptions = {
  link: (page) => `handbook:${page}`,
  handbook: {
    topics: {},
    categories: {},
    leftOut: {},
    kinds: { service: "A long-running service.\n\n[Microservices](topic:microservices)", "->": "A call that waits." },
    keys: { timeout: "How long the caller waits.", "retry.attempts": "How often it is tried." },
    values: { "retry.backoff.exponential": "Waits double." },
    units: { ms: "A thousandth of a second.", "/min": "Per minute." },
    rules: {
      "unbounded-retry": "# unbounded-retry\n\n## What it finds\n\nTries for ever.\n\n## Why it matters\n\nBecause.",
    },
  },
};

/** The whole design of language.md, with the file that it imports. */
export const checkout = {
  "payments.lintel":
    'service ledger "Ledger" { replicas: 2  zones: 2  health-check: 5s }\nstore books { of: ledger-db }\nstore ledger-db\n',
  "design.lintel": `import { ledger } from "./payments.lintel"

design "Checkout" {
  owner: "team-checkout"
  availability: 99.5%
}

client web "Web shop" { rate: 200/s }

gateway edge { replicas: 2  zones: 2  health-check: 5s }

group "Ordering" {
  service orders "Order service" {
    replicas: 3
    zones: 3
    availability: 99%
  }

  store orders-db "Orders" { type: relational }
}

topic order-placed { dead-letter: order-dlq }
queue order-dlq
worker mailer
external cards "Card processor" { availability: 99.9% }

web -> edge -> orders { protocol: https  timeout: 2s }
orders -> orders-db { timeout: 200ms }
orders -> cards "Authorize" { method: POST  timeout: 800ms  retry { attempts: 2  backoff: exponential  delay: 100ms } }
orders -> ledger "Book" { method: PUT  timeout: 500ms  fallback: orders-db }
orders ~> order-placed { outbox: true }
order-placed ~> mailer

flow place-order "A customer places an order" {
  availability: 99.9%
  web -> edge -> orders -> cards
  orders ~> order-placed ~> mailer
}
`,
} as const;

/** The design of `checkout` with a cursor before the given occurrence of `word`, counted from 0; `inside` moves it to the right. */
export function checkoutAt(word: string, occurrence = 0, inside = 1): Scene {
  const text = checkout["design.lintel"];
  let at = -1;
  for (let count = 0; count <= occurrence; count += 1) at = text.indexOf(word, at + 1);
  assert.ok(at >= 0, `There is no "${word}".`);
  const marked = text.slice(0, at + inside) + cursor + text.slice(at + inside);
  return sceneOf({ "design.lintel": marked, "payments.lintel": checkout["payments.lintel"] });
}
