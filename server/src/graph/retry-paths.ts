import type { Element, Link } from "../design/model.js";
import { hardCallParts, hardCallsOf } from "./dependence.js";
import { edgesOf, heaviestPaths, type HeaviestPaths, type Trail } from "./heaviest-paths.js";
import { allRetried, isRetried, retryFactor } from "./retry.js";
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

const START: Weight = { product: 1, retried: 0 };

function findRetryPaths(review: Review): readonly RetryPath[] {
  const retried = allRetried(review);
  const calls = (element: Element): readonly Link[] => hardCallsOf(review, element);
  const paths = heaviestPaths<Element, Link, Weight>(hardCallParts(review), calls, {
    // no path is of interest before its first retried link
    origin: (element) => (calls(element).some((link) => retried.has(link)) ? START : undefined),
    grow: (weight, link) =>
      retried.has(link) ? { product: weight.product * retryFactor(link), retried: weight.retried + 1 } : weight,
    outweighs: (value, other) =>
      value.product === other.product ? value.retried > other.retried : value.product > other.product,
  });
  const deepest = deepestRetried(review, retried, paths);
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
function deepestRetried(
  review: Review,
  retried: ReadonlySet<Link>,
  paths: HeaviestPaths<Element, Link, Weight>,
): Link[] {
  // of each element, by index, the part that it belongs to; of one that is not passed yet, none
  const partOf = new Int32Array(review.design.elements.length).fill(-1);
  const retriedBehind: boolean[] = [];
  const found: Link[] = [];
  for (const [part, members] of hardCallParts(review).entries()) {
    for (const { index } of members) partOf[index] = part;
    let behind = false;
    const inner: Link[] = [];
    for (const link of members.flatMap((member) => hardCallsOf(review, member))) {
      const leadsTo = partOf[link.target.index];
      const isOne = retried.has(link);
      const moreBehind = leadsTo !== undefined && retriedBehind[leadsTo] === true;
      if (leadsTo !== part) behind ||= isOne || moreBehind;
      if (!isOne) continue;
      if (leadsTo === part) inner.push(link);
      else if (!moreBehind) found.push(link);
    }
    if (!behind) found.push(...hardestHit(inner, paths));
    retriedBehind.push(behind || inner.length > 0);
  }
  return found;
}

function hardestHit(links: readonly Link[], paths: HeaviestPaths<Element, Link, Weight>): readonly Link[] {
  const product = (link: Link): number => paths.over(link)?.value.product ?? 0;
  const [first, ...others] = [...links].sort((one, other) => one.index - other.index);
  return first ? [others.reduce((best, link) => (product(link) > product(best) ? link : best), first)] : [];
}
