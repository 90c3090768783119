import { CompletionItemKind } from "vscode-languageserver-types";
import type { ImportNode } from "../../../../grammar/ast.js";
import type { DesignFile, Element, Policy } from "../../design/model.js";
import { documentUri } from "../../text/markdown-fences.js";
import { relativePath } from "../../text/relative-path.js";
import { touches } from "../../text/span.js";
import { importEdit } from "../../design/edits/imports.js";
import { importedUri } from "../words/importers.js";
import { chunkAt } from "../words/word-at.js";
import { choice, escapeSnippet, type Candidate } from "./candidate.js";
import { elementCandidate } from "./names.js";
import type { Question } from "./question.js";

/** More files than anybody picks from a list. */
const most = 50;

/** Whole imports, one a file that has something to import; only where imports still may stand. */
export function importCandidates(question: Question): Candidate[] {
  if (!standsBeforeDeclarations(question)) return [];
  return otherFiles(question).flatMap(({ uri, path }) => {
    const names = importable(question.snapshot.design(uri)?.root).map(({ name }) => name);
    if (names.length === 0) return [];
    return [
      {
        label: `import from "${path}"`,
        kind: CompletionItemKind.Module,
        insert: `import { ${choice(1, names.slice(0, 30))} } from "${escapeSnippet(path)}"`,
        rank: 8,
        filter: `import ${path}`,
        documentation: { of: "kind" as const, word: "import" },
      },
    ];
  });
}

function standsBeforeDeclarations({ syntax, offset }: Question): boolean {
  return syntax.chunks.every(({ chunk, start }) =>
    chunk.entries.every(({ kind, span }) => kind === "import" || kind === "stray" || start + span.end >= offset),
  );
}

/** The names that the file behind the import declares and that are not in the list yet. */
export function importedCandidates(question: Question): Candidate[] {
  const { statement } = question.context;
  const node = importAt(question);
  const from = node && importedUri(question.uri, node);
  const uris = from === undefined ? otherFiles(question).map(({ uri }) => uri) : [from];
  const taken = new Set([...statement.listed, ...otherNames(question, node)]);
  return uris
    .flatMap((uri) => importable(question.snapshot.design(uri)?.root))
    .filter(({ name }) => !taken.has(name))
    .map((named) =>
      named.type === "element"
        ? elementCandidate(named.name, named, 0)
        : { label: named.name, kind: CompletionItemKind.Interface, insert: named.name, rank: 1, detail: "policy" },
    );
}

function importable(file: DesignFile | undefined): readonly (Element | Policy)[] {
  return file ? [...file.elements, ...file.policies].filter(({ name }) => name !== "") : [];
}

function importAt({ syntax, offset }: Question): ImportNode | undefined {
  const chunk = chunkAt(syntax, offset);
  const found = chunk?.chunk.entries.find(
    (entry) => entry.kind === "import" && touches(entry.span, offset - chunk.start),
  );
  return found?.kind === "import" ? found : undefined;
}

/** Names of the import behind the cursor too; the one under it is left out. */
function otherNames({ syntax, offset }: Question, node: ImportNode | undefined): readonly string[] {
  const start = chunkAt(syntax, offset)?.start ?? 0;
  const others = node?.names.filter(({ name }) => !touches(name.span, offset - start)) ?? [];
  return others.map(({ name }) => name.name);
}

/** More names than anybody picks from a list. */
const mostNames = 100;

/** Elements of other files that begin as typed, each with the import that makes it known here. */
export function elementsElsewhere(question: Question): Candidate[] {
  const { context, file, snapshot } = question;
  const typed = context.typed.toLowerCase();
  if (typed === "") return [];
  const found = otherFiles(question).flatMap(({ uri, path }) =>
    (snapshot.design(uri)?.root.elements ?? []).flatMap((element) => {
      const { name } = element;
      if (!name.toLowerCase().startsWith(typed) || file.scope.has(name)) return [];
      const candidate = elementCandidate(name, element, 50);
      return [
        { ...candidate, detail: `${candidate.detail ?? ""} · from ${path}`, also: importEdit(question, path, [name]) },
      ];
    }),
  );
  return found.slice(0, mostNames);
}

/** The files that an import may name, nearest first. */
export function pathCandidates(question: Question, place: { readonly quoted: boolean }): Candidate[] {
  const { listed } = question.context.statement;
  return otherFiles(question).map(({ uri, path }, index) => {
    const names = new Set(importable(question.snapshot.design(uri)?.root).map(({ name }) => name));
    const fits = listed.every((name) => names.has(name));
    return {
      label: path,
      kind: CompletionItemKind.File,
      insert: escapeSnippet(place.quoted ? path : `"${path}"`),
      filter: place.quoted ? path : `"${path}"`,
      rank: (fits ? 0 : 1000) + index,
    };
  });
}

interface OtherFile {
  readonly uri: string;
  /** Relative to the file at the cursor. */
  readonly path: string;
}

function otherFiles({ snapshot, uri }: Question): readonly OtherFile[] {
  const own = documentUri(uri);
  return [...snapshot.files.keys()]
    .filter((other) => documentUri(other) === other && other !== own)
    .flatMap((other) => {
      const path = relativePath(own, other);
      return path === undefined ? [] : [{ uri: other, path }];
    })
    .sort((a, b) => depth(a.path) - depth(b.path) || a.path.localeCompare(b.path))
    .slice(0, most);
}

function depth(path: string): number {
  return path.split("/").length;
}
