import { CodeActionKind, type CodeAction } from "vscode-languageserver-types";
import type { ImportedName, ImportNode } from "../../../../grammar/ast.js";
import { newlineOf } from "../../design/edits/layout.js";
import type { FileEdit } from "../../design/model.js";
import { lspChanges } from "../locations.js";
import type { ActionQuestion } from "./question.js";

interface PlacedImport {
  readonly node: ImportNode;
  /** The offset of its chunk. */
  readonly start: number;
}

/** Sorts the imports by path and their names, makes one of several from one file, and drops what nothing uses. */
export function organizeImportsAction(question: ActionQuestion): CodeAction[] {
  const edit = organized(question);
  if (!edit) return [];
  const changes = lspChanges(question.snapshot, [edit]);
  return [{ title: "Organize imports", kind: CodeActionKind.SourceOrganizeImports, edit: { changes } }];
}

/** Undefined where all is in order, or a comment or a mistake among the imports would get lost. */
function organized(question: ActionQuestion): FileEdit | undefined {
  const { uri, syntax } = question;
  const imports = importsIn(question);
  const [first, last] = [imports[0], imports.at(-1)];
  if (!first || !last) return undefined;
  const span = { start: first.start + first.node.span.start, end: last.start + last.node.span.end };
  const before = syntax.text.slice(span.start, span.end);
  if (hasMore(question, span.start, span.end)) return undefined;
  const after = importLines(imports, unusedSpans(question)).join(newlineOf(syntax.text));
  if (after === before) return undefined;
  const end = after === "" ? endOfBlankLines(syntax.text, span.end) : span.end;
  return { uri, span: { start: span.start, end }, text: after };
}

function importsIn({ syntax }: ActionQuestion): readonly PlacedImport[] {
  return syntax.chunks.flatMap(({ chunk, start }) =>
    chunk.entries.flatMap((entry) => (entry.kind === "import" ? [{ node: entry, start }] : [])),
  );
}

/** Something besides whole imports stands there: a comment, a mistake of syntax, a declaration. */
function hasMore({ syntax }: ActionQuestion, start: number, end: number): boolean {
  return syntax.chunks.some(({ chunk, start: at }) => {
    const isInside = (offset: number): boolean => at + offset >= start && at + offset < end;
    return (
      chunk.comments.some(({ span }) => isInside(span.start)) ||
      chunk.problems.some(({ span }) => isInside(span.start)) ||
      chunk.entries.some((entry) => entry.kind !== "import" && isInside(entry.span.start))
    );
  });
}

/** Where names stand that nothing uses. */
function unusedSpans({ snapshot, uri }: ActionQuestion): ReadonlySet<number> {
  const unused = snapshot.findings(uri).filter(({ rule }) => rule === "name-unused-import");
  return new Set(unused.map(({ location }) => location.span.start));
}

function importLines(imports: readonly PlacedImport[], unused: ReadonlySet<number>): string[] {
  const byPath = new Map<string, Map<string, string>>();
  for (const { node, start } of imports) {
    if (!node.path) continue;
    const names = byPath.get(node.path.text) ?? new Map<string, string>();
    byPath.set(node.path.text, names);
    for (const name of node.names) if (!unused.has(start + name.span.start)) names.set(nameText(name), name.name.name);
  }
  return [...byPath]
    .filter(([, names]) => names.size > 0)
    .sort(([a], [b]) => compare(a, b))
    .map(([path, names]) => `import { ${[...names.keys()].sort(compare).join(", ")} } from ${JSON.stringify(path)}`);
}

function nameText({ name, alias }: ImportedName): string {
  return alias ? `${name.name} as ${alias.name}` : name.name;
}

/** By code units, so that the order is the same everywhere. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function endOfBlankLines(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && /\s/.test(text[end] ?? "")) end += 1;
  return end;
}
