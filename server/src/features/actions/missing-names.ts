import { CodeActionKind, type CodeAction } from "vscode-languageserver-types";
import type { ElementKind } from "../../../../grammar/schema/kinds.js";
import { newlineOf } from "../../design/edits/layout.js";
import type { FileEdit } from "../../design/model.js";
import type { Finding } from "../../rules/finding.js";
import { withArticle } from "../../text/words.js";
import { relativePath } from "../../text/relative-path.js";
import { diagnosticOf } from "../diagnostics.js";
import { lspChanges } from "../locations.js";
import { nameProblem } from "../words/name-problem.js";
import { wordAt, type PlacedWord } from "../words/word-at.js";
import type { EndpointWord, Word } from "../words/word.js";
import { importEdit } from "../../design/edits/imports.js";
import type { ActionQuestion } from "./question.js";

/** For a name that nothing here declares: imports it from a file that does, or declares it as what it is most likely meant to be. */
export function missingNameActions(question: ActionQuestion, finding: Finding): CodeAction[] {
  if (finding.rule !== "name-unknown") return [];
  const { snapshot, syntax, options } = question;
  const found = wordAt(syntax, finding.location.span.start);
  if (!found || (found.word.role !== "endpoint" && found.word.role !== "reference")) return [];
  const { word } = found;
  const action = (title: string, edits: readonly FileEdit[], isPreferred?: true): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnosticOf(snapshot, finding, options.link)],
    edit: { changes: lspChanges(snapshot, edits) },
    ...(isPreferred && { isPreferred }),
  });
  const imports = declaringFiles(question, word.name).map((other) => {
    const path = relativePath(question.uri, other) ?? other;
    return action(`Import "${word.name}" from "${path}"`, [importEdit(question, path, [word.name])], true);
  });
  const kinds = (nameProblem(word.name) === undefined ? likelyKinds(word) : []).map((kind) =>
    action(`Declare "${word.name}" as ${withArticle(kind)}`, [declaration(question, found, `${kind} ${word.name}`)]),
  );
  return [...imports, ...kinds];
}

function declaringFiles({ snapshot, uri }: ActionQuestion, name: string): readonly string[] {
  return [...snapshot.files]
    .filter(([other, { text }]) => other !== uri && text.includes(name))
    .map(([other]) => other)
    .filter((other) => snapshot.design(other)?.root.elements.some((element) => element.name === name))
    .filter((other) => relativePath(uri, other) !== undefined)
    .slice(0, 5);
}

function likelyKinds(word: Word): readonly ElementKind[] {
  if (word.role === "reference") return word.to === "dead-letter" ? ["queue"] : ["store", "host", "service"];
  if (word.role !== "endpoint") return [];
  const index = endIndex(word);
  const { arrows, endpoints } = word.link;
  if (index === 0) return arrows[0]?.arrow === "~>" ? ["service", "topic", "queue"] : ["service", "client", "gateway"];
  const isLast = index === endpoints.length - 1;
  if (arrows[index - 1]?.arrow === "~>") return isLast ? ["worker", "queue", "topic"] : ["queue", "topic", "worker"];
  return ["service", "store", "external"];
}

function endIndex({ link, span }: EndpointWord): number {
  return link.endpoints.findIndex((side) => side.span.start <= span.start && span.end <= side.span.end);
}

/** Before the declaration that names it, on a line of its own. */
function declaration({ uri, syntax }: ActionQuestion, { word, chunk }: PlacedWord, text: string): FileEdit {
  const entry = chunk.chunk.entries.find(({ span }) => span.end >= word.span.end);
  const at = chunk.start + (entry?.span.start ?? 0);
  const newline = newlineOf(syntax.text);
  return { uri, span: { start: at, end: at }, text: `${text}${newline}${newline}` };
}
