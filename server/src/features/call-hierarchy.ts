import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
} from "vscode-languageserver-types";
import type { Element, Flow, Link } from "../design/model.js";
import { locate, type Location } from "../design/place.js";
import type { Snapshot } from "../snapshot.js";
import { elementsOver, locationKey } from "./designs.js";
import { rangeAt } from "./locations.js";
import { elementSymbolKind } from "./symbol-kinds.js";
import { meaningAt } from "./words/meaning-at.js";

/** The element or flow named at the position. */
export function prepareCallHierarchy(snapshot: Snapshot, uri: string, position: Position): CallHierarchyItem[] {
  const named = meaningAt(snapshot, uri, position)?.meaning.named;
  return named?.type === "element" || named?.type === "flow" ? [itemOf(snapshot, named)] : [];
}

/** Who calls the item's element or sends to it, over all designs that contain it. */
export function incomingCalls(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyIncomingCall[] {
  const links = elementsOf(snapshot, item).flatMap((element) => element.incoming);
  return byEnd(links, (link) => link.source).map(([source, some]) => ({
    from: itemOf(snapshot, source),
    fromRanges: rangesIn(snapshot, source.file.uri, some),
  }));
}

/** Whom the item's element calls or sends to; of a flow, where it starts. */
export function outgoingCalls(snapshot: Snapshot, item: CallHierarchyItem): CallHierarchyOutgoingCall[] {
  const flow = flowOf(snapshot, item);
  if (flow) return flow.start ? [{ to: itemOf(snapshot, flow.start), fromRanges: firstStep(snapshot, flow) }] : [];
  const links = elementsOf(snapshot, item).flatMap((element) => element.outgoing);
  return byEnd(links, (link) => link.target).map(([target, some]) => ({
    to: itemOf(snapshot, target),
    fromRanges: rangesIn(snapshot, item.uri, some),
  }));
}

function itemOf(snapshot: Snapshot, thing: Element | Flow): CallHierarchyItem {
  const { place, node, name, title } = thing;
  return {
    name,
    kind: thing.type === "flow" ? SymbolKind.Event : elementSymbolKind(thing),
    detail: [thing.type === "flow" ? "flow" : thing.kind, title].filter((text) => text !== undefined).join(" · "),
    uri: place.uri,
    range: rangeAt(snapshot, locate({ ...place, span: node.span })),
    selectionRange: rangeAt(snapshot, locate(place)),
  };
}

function elementsOf(snapshot: Snapshot, { uri, name }: CallHierarchyItem): readonly Element[] {
  const declared = snapshot.design(uri)?.root.scope.get(name);
  return declared?.type === "element" ? elementsOver(snapshot, declared) : [];
}

function flowOf(snapshot: Snapshot, { uri, name }: CallHierarchyItem): Flow | undefined {
  const declared = snapshot.design(uri)?.root.scope.get(name);
  return declared?.type === "flow" ? declared : undefined;
}

function firstStep(snapshot: Snapshot, { steps }: Flow): CallHierarchyOutgoingCall["fromRanges"] {
  return steps.slice(0, 1).map(({ place }) => rangeAt(snapshot, locate(place)));
}

/** Links by the element at their other end, each link and element once, in order. */
function byEnd(links: readonly Link[], end: (link: Link) => Element): [Element, Link[]][] {
  const seen = new Set<string>();
  const groups = new Map<string, [Element, Link[]]>();
  for (const link of links) {
    const place = keyOf(locate(link.place), link);
    if (seen.has(place)) continue;
    seen.add(place);
    const element = end(link);
    const key = locationKey(locate(element.place));
    const group = groups.get(key);
    if (group) group[1].push(link);
    else groups.set(key, [element, [link]]);
  }
  return [...groups.values()];
}

function keyOf(location: Location, link: Link): string {
  return `${locationKey(location)} ${link.source.name} ${link.target.name}`;
}

/** LSP wants the places in the file of the caller; links written elsewhere show where the caller is declared there. */
function rangesIn(snapshot: Snapshot, uri: string, links: readonly Link[]): CallHierarchyIncomingCall["fromRanges"] {
  return links.filter((link) => link.file.uri === uri).map((link) => rangeAt(snapshot, locate(link.place)));
}
