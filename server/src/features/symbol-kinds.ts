import { SymbolKind } from "vscode-languageserver-types";
import type { ElementClass } from "../../../grammar/schema/kinds.js";
import type { Element } from "../design/model.js";

const byClass: Readonly<Record<ElementClass, SymbolKind>> = {
  outside: SymbolKind.Interface,
  traffic: SymbolKind.Operator,
  compute: SymbolKind.Class,
  state: SymbolKind.Struct,
  messaging: SymbolKind.Event,
  coordination: SymbolKind.Key,
  platform: SymbolKind.Package,
};

/** What editors draw for an element: one icon a class. */
export function elementSymbolKind({ class: elementClass }: Pick<Element, "class">): SymbolKind {
  return byClass[elementClass];
}
