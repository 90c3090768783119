import assert from "node:assert/strict";
import type { Finding } from "../../server/src/rules/finding.js";
import { LineIndex } from "../../server/src/text/line-index.js";
import { markedFindings, wordsOf } from "./marked-findings.js";
import { folder } from "./review.js";

/** A finding, expected or found. */
export interface Told {
  /** Its file and place, what it is and how bad. */
  readonly words: string;
  /** Its message, or a part of it. */
  readonly message: string;
}

/** The findings that texts, given by their path under the review's folder, expect. */
export function allMarked(files: Readonly<Record<string, string>>): readonly Told[] {
  return Object.entries(files).flatMap(([path, text]) =>
    markedFindings(text).map(({ words, message = "" }) => ({ words: `${path}:${words}`, message })),
  );
}

/** Compares both ways: nothing that the texts expect is missing, and nothing else is found. */
export function assertMarked(files: Readonly<Record<string, string>>, findings: readonly Finding[]): void {
  const found = findings.map((finding) => toldOf(files, finding));
  const expected = allMarked(files);
  assert.deepEqual(found.map(({ words }) => words).sort(), expected.map(({ words }) => words).sort());
  for (const { words, message } of expected) {
    const messages = found.filter((other) => other.words === words).map((other) => other.message);
    assert.ok(
      messages.some((text) => text.includes(message)),
      `${words}: "${messages.join('" or "')}" does not hold "${message}"`,
    );
  }
}

function toldOf(files: Readonly<Record<string, string>>, finding: Finding): Told {
  const path = finding.location.uri.slice(folder.length);
  return { words: `${path}:${wordsOf(finding, new LineIndex(files[path] ?? ""))}`, message: finding.message };
}
