import type { ImportNode } from "../../../../grammar/ast.js";
import type { FileSyntax } from "../../../../grammar/syntax.js";
import { resolveImportPath } from "../../design/import-path.js";
import type { Snapshot } from "../../snapshot.js";

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

interface ImportGraph {
  /** What each file imports, directly. */
  readonly imports: Graph;
  readonly importers: Graph;
}

const graphs = new WeakMap<Snapshot, ImportGraph>();
const nodes = new WeakMap<FileSyntax, readonly ImportNode[]>();
const NONE: ReadonlySet<string> = new Set();

/** The files that import this one by name, directly. */
export function importersOf(snapshot: Snapshot, uri: string): ReadonlySet<string> {
  return graphOf(snapshot).importers.get(uri) ?? NONE;
}

/** All files that are joined with this one by imports, in whatever direction and over others; itself included. */
export function connectedFiles(snapshot: Snapshot, uri: string): ReadonlySet<string> {
  const { imports, importers } = graphOf(snapshot);
  return reach(uri, (at) => [...(imports.get(at) ?? NONE), ...(importers.get(at) ?? NONE)]);
}

/**
 * The files whose designs show the most of this file's surroundings: those that hold it and that nobody else imports. Where all are
 * imported, in a circle, the file itself.
 */
export function outermostImporters(snapshot: Snapshot, uri: string): readonly string[] {
  const { importers } = graphOf(snapshot);
  const holding = [...reach(uri, (at) => importers.get(at) ?? NONE)];
  const outermost = holding.filter((file) => (importers.get(file) ?? NONE).size === 0);
  return outermost.length > 0 ? outermost : [uri];
}

/** The imports of a file, in order; remembered by its syntax. */
export function importsOf(syntax: FileSyntax): readonly ImportNode[] {
  const known = nodes.get(syntax);
  if (known) return known;
  const found = syntax.chunks.flatMap(({ chunk }) => chunk.entries.filter((entry) => entry.kind === "import"));
  nodes.set(syntax, found);
  return found;
}

/** The file that an import's path means; undefined for a path that means none. */
export function importedUri(importer: string, { path }: Pick<ImportNode, "path">): string | undefined {
  const resolved = path && resolveImportPath(importer, path.text, () => true);
  return resolved && "uri" in resolved ? resolved.uri : undefined;
}

function graphOf(snapshot: Snapshot): ImportGraph {
  const known = graphs.get(snapshot);
  if (known) return known;
  const imports = new Map<string, Set<string>>();
  const importers = new Map<string, Set<string>>();
  for (const [uri, syntax] of snapshot.files) {
    for (const node of importsOf(syntax)) {
      const target = importedUri(uri, node);
      if (target === undefined || target === uri) continue;
      add(imports, uri, target);
      add(importers, target, uri);
    }
  }
  const graph = { imports, importers };
  graphs.set(snapshot, graph);
  return graph;
}

function add(graph: Map<string, Set<string>>, from: string, to: string): void {
  const there = graph.get(from);
  if (there) there.add(to);
  else graph.set(from, new Set([to]));
}

function reach(start: string, next: (at: string) => Iterable<string>): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const at of reached) for (const other of next(at)) reached.add(other);
  return reached;
}
