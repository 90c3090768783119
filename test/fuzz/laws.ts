import assert from "node:assert/strict";
import { lex } from "../../grammar/lexer.js";
import { parseFile } from "../../grammar/parse.js";
import { noRepairs } from "../../grammar/repairs.js";
import { formattedText } from "../../server/src/features/formatting.js";
import { LanguageService } from "../../server/src/service.js";
import { withoutEdits } from "../harness/review.js";
import { edited } from "../grammar/texts.js";
import { askAboutFile, askAboutPlaces } from "./features.js";
import type { Session } from "./texts.js";

/* What holds for any text: nothing throws, nothing is lost, no rule fails, and the past leaves no trace. */

const uri = "file:///designs/fuzzed.lintel";

/** Fails where some step from the text to what an editor shows throws, or a rule does. */
export function assertTakes(text: string, places: readonly number[]): void {
  lex(text, noRepairs);
  assert.equal(
    parseFile(text)
      .chunks.map(({ chunk }) => chunk.text)
      .join(""),
    text,
  );
  const service = serviceOf(text);
  const snapshot = service.snapshot();
  const crashes = snapshot.findings(uri).filter(({ rule }) => rule === "internal-error");
  assert.deepEqual(crashes, []);
  askAboutFile(snapshot, uri);
  // a few places lie behind the end
  const offsets = places.map((place) => Math.floor(place * (text.length + 3)));
  askAboutPlaces(snapshot, uri, text, offsets);
}

/** Fails where formatting a second time changes the text again. */
export function assertFormats(text: string): void {
  const once = formattedText(parseFile(text));
  assert.equal(formattedText(parseFile(once)), once);
}

/** Fails where a text reached by edits is not read as the same text anew. */
export function assertForgets({ text, changes }: Session): void {
  const service = serviceOf(text);
  let current = text;
  for (const change of changes) {
    current = edited(current, change);
    service.setFile(uri, current);
    service.snapshot().remarks(uri);
  }
  const [known, fresh] = [service.snapshot(), serviceOf(current).snapshot()];
  assert.deepEqual(known.remarks(uri).map(withoutEdits), fresh.findings(uri).map(withoutEdits));
  assert.deepEqual(known.findings(uri), fresh.findings(uri));
  assert.deepEqual(askAboutFile(known, uri), askAboutFile(fresh, uri));
}

function serviceOf(text: string): LanguageService {
  const service = new LanguageService({ today: () => "2027-01-15" });
  service.setFile(uri, text);
  return service;
}
