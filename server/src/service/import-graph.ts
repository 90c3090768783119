/** Which known file imports which. */
export interface ImportGraph {
  /** The file and every file that reaches it over imports. */
  reaching(uri: string): readonly string[];
}

/** The graph of these files, by URI with the URIs that each imports. */
export function importGraph(importsOf: ReadonlyMap<string, readonly string[]>): ImportGraph {
  const importers = new Map<string, string[]>();
  for (const [importer, imported] of importsOf) {
    for (const uri of imported) {
      const same = importers.get(uri);
      if (same === undefined) importers.set(uri, [importer]);
      else same.push(importer);
    }
  }
  return {
    reaching(uri) {
      const reached = new Set([uri]);
      for (const next of reached) for (const importer of importers.get(next) ?? []) reached.add(importer);
      return [...reached];
    },
  };
}
