import { CompletionItemKind } from "vscode-languageserver-types";
import { allRules } from "../../rules/catalogue.generated.js";
import type { RuleMeta } from "../../rules/rule.js";
import type { Candidate } from "./candidate.js";
import type { Question } from "./question.js";

const metas: readonly RuleMeta[] = allRules.map(({ meta }) => meta);

/** The rules that may be accepted here, those first that find something in the block around the cursor. */
export function ruleNames(question: Question): readonly string[] {
  const here = rulesHere(question);
  return [...here, ...metas.map(({ id }) => id).filter((id) => !here.includes(id))];
}

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

/** Rules with a finding about the element, link, flow or design whose body holds the cursor. */
function rulesHere({ snapshot, uri, offset }: Question): readonly string[] {
  const found = snapshot.findings(uri).filter(({ subjects = [], accepted }) => {
    const isAround = subjects.some(({ uri: of, span }) => of === uri && span.start <= offset && offset <= span.end);
    return isAround && accepted === undefined;
  });
  return [...new Set(found.map(({ rule }) => rule))];
}
