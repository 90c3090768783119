import { CompletionItemKind } from "vscode-languageserver-types";
import type { ValueForm } from "../../../../grammar/schema/types.js";
import { shift, touches } from "../../text/span.js";
import { wordsOf } from "../words/words-of.js";
import { escapeSnippet, type Candidate } from "./candidate.js";
import type { Question } from "./question.js";

/** Texts that people repeat: what a design says once under these keys it is likely to say again. */
const repeated = new Set(["owner", "by", "reviewers", "tech", "version"]);

/** Texts in quotes that fit under the key. */
export function textValues(question: Question, key: string, forms: readonly ValueForm[]): Candidate[] {
  const takesText = forms.some((form) => form.form === "string");
  if (!takesText) return [];
  const used = usedTexts(question, key).map((text) => textCandidate(JSON.stringify(text)));
  const [only] = forms;
  const empty = forms.length === 1 && only ? [{ ...textCandidate('""'), insert: '"$1"', rank: 20 }] : [];
  return [...used, ...empty];
}

/** The same inside quotes that are open. */
export function textsInQuotes(question: Question, key: string): Candidate[] {
  const { listed } = question.context.statement;
  return usedTexts(question, key)
    .filter((text) => !listed.includes(JSON.stringify(text)) && !/["\\]/.test(text))
    .map((text) => ({ ...textCandidate(text), insert: escapeSnippet(text) }));
}

function textCandidate(text: string): Candidate {
  return { label: text, kind: CompletionItemKind.Text, insert: escapeSnippet(text), rank: 8 };
}

/** Texts of the file under the key, but for the one at the cursor. */
function usedTexts({ syntax, offset }: Question, key: string): readonly string[] {
  if (!repeated.has(key)) return [];
  const texts = syntax.chunks.flatMap(({ chunk, start }) =>
    wordsOf(chunk).flatMap((word) => {
      const isSame = word.role === "string" && word.key?.split(".").at(-1) === key;
      return isSame && !touches(shift(word.span, start), offset) && !/[\r\n]/.test(word.name) ? [word.name] : [];
    }),
  );
  return [...new Set(texts)].filter((text) => text !== "");
}
