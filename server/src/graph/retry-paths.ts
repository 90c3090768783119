import type { Element, Link } from "../design/model.js";
import { components } from "./components.js";
import { hardCallsOf } from "./dependence.js";
import { edgesOf, heaviestPaths, type HeaviestPaths, type Trail } from "./heaviest-paths.js";
import { isRetried, retryFactor } from "./retry.js";
import type { Review } from "./review.js";

/** A path along which retries multiply. */
export interface RetryPath {
  /** How many calls over the deepest link one call at the top becomes at most: the product of the factors; infinite where one is unlimited. */
  readonly product: number;
  /** How many links of the path are retried. */
  readonly retries: number;
  /** Hard calls from the first retried one to the deepest. */
  readonly links: readonly Link[];
  /** Those of them that are retried; the last is the deepest. */
  readonly retried: readonly Link[];
}

interface Weight {
  readonly product: number;
  readonly retried: number;
}

/**
 * For each deepest retried link, one behind which nothing is retried, the path of hard calls to it along which attempts multiply most
 * (rules.md, "retry-amplification"; Nygard, "Release It!", "Chain Reactions"; Google, "Site Reliability Engineering", ch. 22). Over all links,
 * in order of the deepest link. Of several retried links in one cycle of calls the one that is hit hardest counts as the deepest.
 */
export function retryPaths(review: Review): readonly RetryPath[] {
  return review.remember(findRetryPaths);
}

function findRetryPaths({ design }: Review): readonly RetryPath[] {
  const paths = heaviestPaths<Element, Link, Weight>(design.elements, hardCallsOf, {
    origin: () => ({ product: 1, retried: 0 }),
    grow: ({ product, retried }, link) => ({
      product: product * retryFactor(link),
      retried: retried + (isRetried(link) ? 1 : 0),
    }),
    outweighs: (value, other) =>
      value.product === other.product ? value.retried > other.retried : value.product > other.product,
  });
  const deepest = deepestRetried(design.elements, paths);
  return deepest.sort((first, second) => first.index - second.index).flatMap((link) => pathOver(paths, link));
}

function pathOver(paths: HeaviestPaths<Element, Link, Weight>, deepest: Link): readonly RetryPath[] {
  const trail = paths.over(deepest);
  return trail ? [new TrailPath(trail)] : [];
}

/** Spells its links out only when asked: most paths are below any limit, and all together may be long. */
class TrailPath implements RetryPath {
  readonly product: number;
  readonly retries: number;
  readonly #trail: Trail<Link, Weight>;

  constructor(trail: Trail<Link, Weight>) {
    this.product = trail.value.product;
    this.retries = trail.value.retried;
    this.#trail = trail;
  }

  get links(): readonly Link[] {
    const links = edgesOf(this.#trail);
    return links.slice(links.findIndex(isRetried));
  }

  get retried(): readonly Link[] {
    return this.links.filter(isRetried);
  }
}

/** Retried hard calls behind which, other cycles taken as one, there is no other. */
function deepestRetried(elements: readonly Element[], paths: HeaviestPaths<Element, Link, Weight>): Link[] {
  const partOf = new Map<Element, number>();
  const retriedBehind: boolean[] = [];
  const found: Link[] = [];
  for (const [part, members] of components(elements, (element) =>
    hardCallsOf(element).map((link) => link.target),
  ).entries()) {
    for (const member of members) partOf.set(member, part);
    const links = members.flatMap(hardCallsOf).sort((one, other) => one.index - other.index);
    const leaving = links.filter((link) => partOf.get(link.target) !== part);
    const isBehind = (link: Link): boolean => retriedBehind[partOf.get(link.target) ?? part] === true;
    const inner = links.filter((link) => partOf.get(link.target) === part && isRetried(link));
    const behind = leaving.some((link) => isRetried(link) || isBehind(link));
    found.push(...leaving.filter((link) => isRetried(link) && !isBehind(link)));
    if (!behind) found.push(...hardestHit(inner, paths));
    retriedBehind.push(behind || inner.length > 0);
  }
  return found;
}

function hardestHit(links: readonly Link[], paths: HeaviestPaths<Element, Link, Weight>): readonly Link[] {
  const product = (link: Link): number => paths.over(link)?.value.product ?? 0;
  const [first, ...others] = links;
  return first ? [others.reduce((best, link) => (product(link) > product(best) ? link : best), first)] : [];
}
