import { SymbolKind, type WorkspaceSymbol } from "vscode-languageserver-types";
import type { Named } from "../design/model.js";
import { locate } from "../design/place.js";
import type { Snapshot } from "../snapshot.js";
import { fuzzyScore } from "./fuzzy.js";
import { lspLocation } from "./locations.js";
import { elementSymbolKind } from "./symbol-kinds.js";

/** More than anybody reads; keeps an empty query in a large workspace quick. */
const most = 500;

/** Declared things of all known files whose name or title matches the query; its letters in order suffice. The best first. */
export function workspaceSymbols(snapshot: Snapshot, query: string): WorkspaceSymbol[] {
  // what matches as well as another is in the same order whenever files came to be known
  return [...snapshot.files.keys()]
    .sort()
    .flatMap((uri) => namedIn(snapshot, uri))
    .flatMap((named) => {
      const score = scoreOf(query.trim(), named);
      return score === undefined ? [] : [{ named, score }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ named }) => symbolOf(snapshot, named));
}

function namedIn(snapshot: Snapshot, uri: string): readonly Named[] {
  const file = snapshot.design(uri)?.root;
  if (!file) return [];
  return [...file.elements, ...file.flows, ...file.containers, ...file.policies, ...file.scenarios];
}

function scoreOf(query: string, { name = "", title = "" }: Named): number | undefined {
  if (name === "" && title === "") return undefined;
  const byName = fuzzyScore(query, name);
  const byTitle = fuzzyScore(query, title);
  // a name is what people type; a title counts a little less
  return byTitle === undefined ? byName : Math.max(byName ?? -Infinity, byTitle - 1);
}

function symbolOf(snapshot: Snapshot, named: Named): WorkspaceSymbol {
  const { name, title = "", place } = named;
  const around = named.type === "element" ? named.containers[0] : named.type === "container" ? named.parent : undefined;
  const shown = name === undefined || name === "" ? title : name;
  return {
    name: title === "" || title === shown ? shown : `${shown} · ${title}`,
    kind: kindOfSymbol(named),
    location: lspLocation(snapshot, locate(place)),
    containerName: around?.title ?? around?.name,
  };
}

function kindOfSymbol(named: Named): SymbolKind {
  switch (named.type) {
    case "element":
      return elementSymbolKind(named);
    case "flow":
      return SymbolKind.Event;
    case "container":
      return SymbolKind.Namespace;
    case "policy":
      return SymbolKind.Constant;
    case "scenario":
      return SymbolKind.Method;
  }
}
