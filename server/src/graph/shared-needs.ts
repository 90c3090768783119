import type { AnyGroup, Element } from "../design/model.js";
import { Bits } from "./bits.js";
import { components } from "./components.js";
import { needsOverLinks, type Needs } from "./needs.js";
import { reach } from "./reach.js";
import { rememberFor } from "./remember.js";
import type { Review } from "./review.js";

/**
 * What all members of an `any` need or are, so that its loss takes every one of them down, over all links (rules.md, "shared-fate"): the nearest
 * to the first member come first. One of the members may be among them.
 */
export function sharedNeeds(review: Review, group: AnyGroup): readonly Element[] {
  return rememberFor(review, findShared, group);
}

function findShared(review: Review, group: AnyGroup): readonly Element[] {
  const points = review.remember(pointsBelowAlternatives);
  const members = group.links.map(({ target }) => target);
  const shared = new Bits(review.design.elements.length);
  const [first] = members;
  if (!first || !shared.addCommon(members.flatMap((member) => points.get(member) ?? []))) return [];
  return nearest(first, needsOverLinks(review), shared);
}

function nearest(start: Element, needs: Needs, wanted: Bits): readonly Element[] {
  const found: Element[] = [];
  let missing = wanted.size;
  reach([start], (element) => {
    if (wanted.has(element.index)) {
      found.push(element);
      missing--;
    }
    return missing === 0 ? [] : fillersOf(needs, element);
  });
  return found;
}

/**
 * For each element below some alternatives, by index, all whose loss alone takes it down, itself included: the least solution of
 * S(x) = {x} ∪ ⋃ₙ ⋂ S(f) over the needs n of x and what fills them, worked out from what needs nothing on, in rings until nothing changes.
 * Without rings it takes a step for each need and 32 elements.
 */
function pointsBelowAlternatives(review: Review): ReadonlyMap<Element, Bits> {
  const { anyGroups, elements } = review.design;
  const needs = needsOverLinks(review);
  const members = anyGroups.flatMap(({ links }) => links.map(({ target }) => target));
  const points = new Map<Element, Bits>();
  for (const part of components(members, (element) => fillersOf(needs, element))) {
    // the last that was seen first: in a ring news then passes on in few rounds
    const ring = [...part].reverse();
    for (const element of ring) {
      const own = new Bits(elements.length);
      own.add(element.index);
      points.set(element, own);
    }
    const learns = (element: Element): boolean => {
      const own = points.get(element);
      const news = needs.of(element).map(({ from }) => own?.addCommon(from.flatMap((one) => points.get(one) ?? [])));
      return news.includes(true);
    };
    // filter, for each of them has to learn, whether or not another one did
    while (ring.filter(learns).length > 0 && ring.length > 1);
  }
  return points;
}

function fillersOf(needs: Needs, element: Element): readonly Element[] {
  return needs.of(element).flatMap(({ from }) => from);
}
