import { CompletionItemKind } from "vscode-languageserver-types";
import { blockCandidates } from "./blocks.js";
import type { Candidate } from "./candidate.js";
import { elementsElsewhere, importCandidates, importedCandidates, pathCandidates } from "./imports.js";
import { keyCandidates } from "./keys.js";
import { arrowCandidates, endpointCandidates, linkStarts } from "./links.js";
import { unitCandidates } from "./numbers.js";
import { zoneCandidates } from "./places.js";
import { policyStatements, requirementCandidates, selectorCandidates, tagCandidates } from "./policies.js";
import type { Question } from "./question.js";
import { ruleCandidates } from "./rules.js";
import { stepStarts, stepTargets } from "./steps.js";
import { textsInQuotes } from "./texts.js";
import { valueCandidates } from "./values.js";

/** What may be written at the cursor, in no order but that of ranks. */
export function candidatesFor(question: Question): Candidate[] {
  const { slot, frames, typed } = question.context;
  switch (slot.type) {
    case "entry":
      return /^\d/.test(typed) ? [] : entryCandidates(question);
    case "value":
      return /^\d/.test(typed) ? unitCandidates(question, slot.key) : valueCandidates(question, slot.key, slot);
    case "zone":
      return zoneCandidates(question, slot.region);
    case "endpoint":
      if (frames[0].kind !== "flow") return [...endpointCandidates(question, slot), ...elementsElsewhere(question)];
      return question.context.statement.arrows.length > 0 ? stepTargets(question, slot) : stepStarts(question);
    case "arrow":
      return follower(question) === "arrow" ? [] : arrowCandidates();
    case "rule":
      return ruleCandidates(question);
    case "imported":
      return importedCandidates(question);
    case "import-word":
      return [{ ...importWord(slot.word), documentation: { of: "kind", word: slot.word } }];
    case "import-path":
      return pathCandidates(question, slot);
    case "string":
      return textsInQuotes(question, slot.key);
    case "selector":
      return selectorCandidates(question);
    case "tag-selector":
      return tagCandidates(question);
    case "nothing":
      return [];
  }
}

/** What stands behind the word at the cursor, where that tells what the word is. */
function follower({ syntax, offset }: Question): "value" | "arrow" | undefined {
  const [, sign = ""] = /^[\w-]*?[ \t]*(:|->|~>)/.exec(syntax.text.slice(offset, offset + 200)) ?? [];
  if (sign === "") return undefined;
  return sign === ":" ? "value" : "arrow";
}

function importWord(word: string): Candidate {
  return { label: word, kind: CompletionItemKind.Keyword, insert: word, rank: 0 };
}

function entryCandidates(question: Question): Candidate[] {
  const [frame] = question.context.frames;
  if (question.context.typed !== "") {
    const next = follower(question);
    if (next === "value") return frame.kind === "require" ? requirementCandidates(question) : keyCandidates(question);
    if (next === "arrow") return frame.kind === "flow" ? stepStarts(question) : linkStarts(question);
  }
  switch (frame.kind) {
    case "file":
      return [...importCandidates(question), ...blockCandidates(question), ...linkStarts(question)];
    case "container":
      return [...keyCandidates(question), ...blockCandidates(question), ...linkStarts(question)];
    case "flow":
      return [...stepStarts(question), ...keyCandidates(question), ...blockCandidates(question)];
    case "policy":
      return [...policyStatements(), ...keyCandidates(question)];
    case "require":
      return requirementCandidates(question);
    default:
      return [...keyCandidates(question), ...blockCandidates(question)];
  }
}
