import { CompletionItemKind } from "vscode-languageserver-types";
import { elementKinds, kinds, kindNames, type ElementKind, type KindName } from "../../../../grammar/schema/kinds.js";
import { choice, placeholder, type Candidate } from "./candidate.js";
import { elementsInScope, isInside, type Question } from "./question.js";
import { ruleNames } from "./rules.js";
import { kindRank } from "./usual.js";

/** The blocks and words that may start a declaration in the innermost frame. */
export function blockCandidates(question: Question): Candidate[] {
  const [frame] = question.context.frames;
  switch (frame.kind) {
    case "file":
      return [...fileBlocks(question), ...elementBlocks(question), defaultsCandidate(question)];
    case "container":
      return [...containerBlocks(question), ...elementBlocks(question), defaultsCandidate(question)];
    case "defaults":
      return defaultsEntries();
    case "element":
    case "link":
    case "flow":
    case "design":
      return [acceptCandidate()];
    default:
      return [];
  }
}

function elementBlocks(question: Question): Candidate[] {
  return elementKinds.map((kind) => head(kind, elementText(question, kind), 20 + kindRank(kind) / 100));
}

function elementText(question: Question, kind: ElementKind): string {
  return `${kind} ${placeholder(1, freeName(question, kind))} {\n\t$0\n}`;
}

function fileBlocks(question: Question): Candidate[] {
  const { file } = question;
  const design = head("design", 'design "${1:Title}" {\n\t$0\n}', 5);
  const named = [
    head("flow", flowText(question), 21),
    head("group", 'group "${1:Title}" {\n\t$0\n}', 21),
    head("region", `region ${placeholder(1, freeName(question, "region"))} {\n\t$0\n}`, 22),
    head("policy", `policy ${placeholder(1, freeName(question, "policy"))} "\${2:What it asks for}" {\n\t$0\n}`, 23),
    ...scenarioBlocks(question),
  ];
  return file.heading === undefined || isHeadingHere(question) ? [design, ...named] : named;
}

/** The word at the cursor may be that of the design block itself. */
function isHeadingHere({ file, offset }: Question): boolean {
  const { place, node } = file.heading ?? {};
  if (!place || !node) return false;
  const start = place.chunk.start + node.keyword.span.start;
  return start <= offset && offset <= start + node.keyword.name.length;
}

function flowText(question: Question): string {
  const link = question.file.links[0];
  const step = link ? `\${3:${link.sourceName.name} ${link.arrow} ${link.targetName.name}}` : "$0";
  return `flow ${placeholder(1, freeName(question, "flow"))} "\${2:What the user wants}" {\n\t${step}\n}`;
}

/** A scenario that loses nothing is an error, so it comes with something to lose. */
function scenarioBlocks(question: Question): Candidate[] {
  const names = elementsInScope(question).map(({ name }) => name);
  if (names.length === 0) return [];
  const text = `scenario ${placeholder(1, freeName(question, "scenario"))} "\${2:What we lose}" {\n\tlose: ${choice(3, names.slice(0, 30))}$0\n}`;
  return [head("scenario", text, 24)];
}

function containerBlocks(question: Question): Candidate[] {
  const inZone = isInside(question, "zone");
  const inRegion = isInside(question, "region");
  const blocks = [head("group", 'group "${1:Title}" {\n\t$0\n}', 22)];
  if (inRegion && !inZone) blocks.push(head("zone", "zone ${1:a} {\n\t$0\n}", 21));
  if (!inRegion) blocks.push(head("region", `region ${placeholder(1, freeName(question, "region"))} {\n\t$0\n}`, 22));
  return blocks;
}

function defaultsCandidate(question: Question): Candidate {
  const [frame] = question.context.frames;
  return head("defaults", "defaults {\n\t$0\n}", frame.kind === "file" ? 6 : 26);
}

function defaultsEntries(): Candidate[] {
  const arrows = ["->", "~>"].map((arrow, rank) => ({
    ...head(arrow, `${arrow} { $0 }`, rank),
    kind: CompletionItemKind.Operator,
  }));
  return [...elementKinds.map((kind) => head(kind, `${kind} { $0 }`, 10 + kindRank(kind) / 100)), ...arrows];
}

function acceptCandidate(): Candidate {
  const text = `accept ${choice(1, ruleNames)} { reason: "\${2:why we can live with it}" }`;
  return head("accept", text, 35);
}

function head(word: string, insert: string, rank: number): Candidate {
  return {
    label: word,
    kind: CompletionItemKind.Keyword,
    insert,
    rank,
    documentation: { of: "kind", word },
  };
}

/** A name that nothing in the file has yet. */
export function freeName({ file }: Question, kind: KindName): string {
  const base = `my-${kind}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!file.scope.has(name)) return name;
  }
}

/** Kinds as selectors of a policy: those of elements. */
export function kindSelectors(): Candidate[] {
  return kindNames
    .filter((kind) => kinds[kind].role === "element")
    .map((kind) => head(kind, kind, kindRank(kind) / 100));
}
