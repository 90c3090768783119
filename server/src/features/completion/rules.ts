import { CompletionItemKind } from "vscode-languageserver-types";
import { parseFile } from "../../../../grammar/parse.js";
import { buildDesign } from "../../design/build.js";
import { reviewOf } from "../../graph/review.js";
import { allRules } from "../../rules/catalogue.generated.js";
import { defaultSettings } from "../../rules/config/settings.js";
import { runRules } from "../../rules/engine/run.js";
import type { RuleMeta } from "../../rules/rule.js";
import { distinct } from "../../rules/words.js";
import { shift, type Span } from "../../text/span.js";
import type { Candidate } from "./candidate.js";
import { restOfWord } from "./context.js";
import type { Question } from "./question.js";

const metas: readonly RuleMeta[] = allRules.map(({ meta }) => meta);

/** The ids of all rules. No findings are asked for: that would hold up each completion in a body for a whole review. */
export const ruleNames: readonly string[] = metas.map(({ id }) => id);

/** The rules behind `accept`. */
export function ruleCandidates(question: Question): Candidate[] {
  const here = rulesHere(question);
  const text = question.syntax.text.slice(question.offset);
  const hasBody = /^[\w-]*\s*\{/.test(text);
  return metas.map(({ id, summary }) => ({
    label: id,
    kind: CompletionItemKind.Reference,
    insert: hasBody ? id : `${id} { reason: "\${1:why we can live with it}" }`,
    rank: here.includes(id) ? 0 : 1,
    detail: here.includes(id) ? `found here · ${summary}` : summary,
    documentation: { of: "rule", rule: id },
  }));
}

/** Rules with a finding about the element, link, flow or design whose body holds the cursor, not accepted yet. */
function rulesHere(question: Question): readonly string[] {
  const { snapshot, uri, offset, syntax, context } = question;
  const known = snapshot.remarks(uri).filter(({ subjects = [], accepted }) => {
    const isAround = subjects.some(({ uri: of, span }) => of === uri && span.start <= offset && offset <= span.end);
    return isAround && accepted === undefined;
  });
  if (known.length > 0 || syntax.text.length > mostToReview) return distinct(known.map(({ rule }) => rule));
  const start = context.statement.start < 0 ? offset : context.start + context.statement.start;
  return rulesWithout(question, { start, end: offset + restOfWord(syntax.text, offset) });
}

/** A review at the cursor of more than this would be felt. Characters. */
const mostToReview = 100_000;

/**
 * The rules that speak of what stands around the span once the span is blank: an `accept` that is being written is a mistake, and rules are silent
 * about what has one.
 */
function rulesWithout({ snapshot, uri, syntax }: Question, { start, end }: Span): readonly string[] {
  const text = syntax.text.slice(0, start) + " ".repeat(end - start) + syntax.text.slice(end);
  const blanked = parseFile(text, syntax);
  const design = buildDesign(uri, (other) => (other === uri ? blanked : snapshot.files.get(other)));
  const { breaks } = runRules(reviewOf(design), allRules, () => defaultSettings);
  const around = (breaks.get(uri) ?? []).filter(({ state: { subject } }) => {
    const node = subject.type === "link" ? subject.statement.node : subject.type === "any" ? undefined : subject.node;
    const span = node && shift(node.span, subject.place.chunk.start);
    return span && span.start <= start && end <= span.end;
  });
  return distinct(around.map(({ rule }) => rule.meta.id));
}
