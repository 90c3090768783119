import type { Element, Link } from "../design/model.js";
import { append } from "./append.js";
import { pathTo, reachBy } from "./reach.js";
import type { Review } from "./review.js";

/** Which paths from outside are looked for. */
export interface PathSearch {
  /** Whether a path may lead over the link; links that are guarded lead nowhere. */
  follows(link: Link): boolean;
  /** Whether the element guards what lies behind it, itself included. Not asked of the start. */
  guards(element: Element): boolean;
  /** Whether a path goes on behind an element. */
  passes(element: Element): boolean;
  /** Whether a path that reaches the element is open; `path` are its links from the untrusted element on. */
  asks(element: Element, path: readonly Link[]): boolean;
  /** Elements on the way in that are passed and don't count as entered themselves; left out, none. */
  readonly before?: (element: Element) => boolean;
}

/** A way in from outside that nothing guards. */
export interface OpenPath {
  /** The first element that the traffic enters. */
  readonly entered: Element;
  /** The links from the untrusted element to what is reached. Of several ways in, that of which the first link comes first in file order. */
  readonly path: readonly [Link, ...Link[]];
  /** All elements that are reached unguarded behind the entered one, itself included, the nearest first; the path leads to the first. */
  readonly reached: readonly [Element, ...Element[]];
}

/**
 * Untrusted (review.md, "Words"): a `client` without `trusted: true`, and an `external`, of which the links that it makes itself are meant.
 * False where it is not known.
 */
export function isUntrusted(element: Element): boolean {
  if (element.broken) return false;
  if (element.kind === "external") return true;
  const trusted = element.kind === "client" ? element.get("trusted") : undefined;
  return trusted !== undefined && trusted.state !== "invalid" && trusted.value !== true;
}

/** Whether requests pass through: traffic, which sends on what it gets. */
export function isTraffic(element: Element): boolean {
  return element.class === "traffic";
}

/**
 * The open ways in from untrusted elements, one for each element that such traffic enters from outside (rules.md, "rate-limit-missing",
 * "unauthenticated-entry"), in order of their first links. Linear in the links for each way in.
 */
export function openPaths({ design }: Review, search: PathSearch): readonly OpenPath[] {
  const waysIn = new Map<Element, Way[]>();
  for (const start of design.elements) {
    if (isUntrusted(start)) for (const way of waysFrom(start, search)) append(waysIn, endOf(way), way);
  }
  return [...waysIn]
    .flatMap(([entered, ways]) => openPathInto(entered, ways, search) ?? [])
    .sort((one, other) => one.path[0].index - other.path[0].index);
}

type Way = readonly [Link, ...Link[]];

/** The ways from an untrusted element to each first element that counts as entered. */
function waysFrom(start: Element, search: PathSearch): readonly Way[] {
  return openLinks(start, search).flatMap((first) => {
    const passed = reachBy([first.target], (element) => (isBefore(element, search) ? openLinks(element, search) : []));
    return [...passed.keys()]
      .filter((element) => !isBefore(element, search))
      .map((element): Way => [first, ...pathTo(passed, element)]);
  });
}

function isBefore(element: Element, { before }: PathSearch): boolean {
  return before?.(element) === true;
}

function openPathInto(entered: Element, ways: readonly Way[], search: PathSearch): OpenPath | undefined {
  if (isShut(entered, search)) return undefined;
  for (const way of [...ways].sort((one, other) => one[0].index - other[0].index)) {
    const paths = pathsFrom(entered, way, search).filter((path) => search.asks(endOf(path), path));
    const [path] = paths;
    const [nearest, ...others] = new Set(paths.map(endOf));
    if (path && nearest) return { entered, path, reached: [nearest, ...others] };
  }
  return undefined;
}

/** The way in, and a shortest path over each link that leads on from there, the shortest first. */
function pathsFrom(entered: Element, way: Way, search: PathSearch): readonly Way[] {
  const next = (element: Element): readonly Link[] => (search.passes(element) ? openLinks(element, search) : []);
  const passed = reachBy([entered], next);
  const onward = [...passed.keys()].flatMap((element) => {
    const before = pathTo(passed, element);
    return next(element).map((link): Way => [...way, ...before, link]);
  });
  return [way, ...onward];
}

function endOf(path: Way): Element {
  return (path[path.length - 1] ?? path[0]).target;
}

function openLinks(element: Element, search: PathSearch): readonly Link[] {
  return element.outgoing.filter((link) => !link.broken && search.follows(link) && !isShut(link.target, search));
}

function isShut(element: Element, search: PathSearch): boolean {
  return element.broken || search.guards(element);
}
