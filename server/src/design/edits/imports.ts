import type { FileSyntax } from "../../../../grammar/syntax.js";
import type { DesignFile, FileEdit } from "../model.js";
import { withCommentAbove } from "./comment-above.js";
import { newlineOf } from "./layout.js";

/** Brings names in from a file: into the import that is there for the path, else into a new one behind the last, else before all declarations. */
export function importEdit(
  { uri, syntax }: Pick<DesignFile, "uri" | "syntax">,
  path: string,
  names: readonly string[],
): FileEdit {
  const imports = syntax.chunks.flatMap(({ chunk, start }) =>
    chunk.entries.flatMap((entry) => (entry.kind === "import" ? [{ node: entry, start }] : [])),
  );
  const same = imports.find(({ node }) => node.path?.text === path && node.names.length > 0);
  const lastName = same?.node.names.at(-1);
  if (same && lastName) {
    const at = same.start + lastName.span.end;
    return { uri, span: { start: at, end: at }, text: names.map((name) => `, ${name}`).join("") };
  }
  const text = `import { ${names.join(", ")} } from "${path}"`;
  const newline = newlineOf(syntax.text);
  const last = imports.at(-1);
  const at = last ? last.start + last.node.span.end : firstEntry(syntax);
  return { uri, span: { start: at, end: at }, text: last ? newline + text : text + newline + newline };
}

/** Where the first declaration begins, with the comment right above it; the end of a file that has none. */
function firstEntry({ chunks, text }: FileSyntax): number {
  for (const placed of chunks) {
    const [entry] = placed.chunk.entries;
    if (entry) return withCommentAbove(entry.span, placed).start;
  }
  return text.length;
}
