import type { Container, Element, Flow, Link, LinkStatement, Severity } from "../design/model.js";
import { locate, type Location, type Place } from "../design/place.js";
import type { Review } from "../graph/review.js";
import type { Remark } from "../rules/finding.js";
import { shift, type Span } from "../text/span.js";
import type { DrawnFinding } from "./drawing.js";

/** What can be found at: a part of the design that has text of its own. */
export type Part = Element | Link | Flow | Container;

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** Sorts findings into the parts of the design that they stand at. */
export function findingsByPart(
  review: Review,
  findings: readonly Remark[],
): ReadonlyMap<Part | undefined, DrawnFinding[]> {
  const trees = review.remember(buildTrees);
  const result = new Map<Part | undefined, DrawnFinding[]>();
  for (const finding of [...findings].sort(worstFirst)) {
    const mark = drawn(finding);
    for (const part of partsAt(trees.get(finding.location.uri), finding.location.span)) {
      const known = result.get(part);
      if (known) known.push(mark);
      else result.set(part, [mark]);
    }
  }
  return result;
}

function worstFirst(a: Remark, b: Remark): number {
  return Number(a.accepted !== undefined) - Number(b.accepted !== undefined) || ranks[a.severity] - ranks[b.severity];
}

function drawn({ rule, severity, message, location, accepted }: Remark): DrawnFinding {
  return { rule, severity, message, location, accepted: accepted !== undefined };
}

/** The declaration of a part, by absolute offsets. */
export function extentOf(part: Part): Location {
  const node = part.type === "link" ? part.statement.node : part.node;
  return { uri: part.place.uri, span: shift(node.span, part.place.chunk.start) };
}

interface TreeEntry {
  readonly span: Span;
  readonly parts: readonly Part[];
  readonly parent: TreeEntry | undefined;
}

/** Declarations nest: for each file, sorted by start, each with the one around it. */
function buildTrees({ design }: Review): ReadonlyMap<string, readonly TreeEntry[]> {
  const statements = new Set<LinkStatement>(design.links.map((link) => link.statement));
  const entries = [
    ...design.files.flatMap((file) => [...file.elements, ...file.flows, ...file.containers]).map((part) => [part]),
    ...[...statements].map((statement) => [...statement.links]),
  ];
  return new Map([...groupByFile(entries)].map(([uri, parts]) => [uri, nest(parts)]));
}

function groupByFile(entries: readonly (readonly Part[])[]): Map<string, (readonly Part[])[]> {
  const result = new Map<string, (readonly Part[])[]>();
  for (const parts of entries) {
    const uri = parts[0]?.place.uri;
    if (uri === undefined) continue;
    const known = result.get(uri);
    if (known) known.push(parts);
    else result.set(uri, [parts]);
  }
  return result;
}

function nest(entries: readonly (readonly Part[])[]): TreeEntry[] {
  const spans = entries.flatMap((parts) => (parts[0] ? [{ parts, span: extentOf(parts[0]).span }] : []));
  spans.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const result: TreeEntry[] = [];
  let around: TreeEntry | undefined;
  for (const { parts, span } of spans) {
    while (around && around.span.end <= span.start) around = around.parent;
    around = { span, parts, parent: around };
    result.push(around);
  }
  return result;
}

/** The innermost part whose declaration holds the span; of a chain of links those that it touches. `undefined` where there is none. */
function partsAt(tree: readonly TreeEntry[] | undefined, span: Span): readonly (Part | undefined)[] {
  let entry = tree && lastStartingBefore(tree, span.start);
  while (entry && entry.span.end < span.end) entry = entry.parent;
  if (!entry) return [undefined];
  const [first] = entry.parts;
  if (first?.type !== "link") return [first];
  const touched = entry.parts.filter((part) => covers(part.place, span));
  return touched.length > 0 ? touched : entry.parts;
}

function covers(place: Place, span: Span): boolean {
  const own = locate(place).span;
  return own.start <= span.start && span.end <= own.end;
}

function lastStartingBefore(tree: readonly TreeEntry[], offset: number): TreeEntry | undefined {
  let [low, high] = [0, tree.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tree[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return tree[low - 1];
}
