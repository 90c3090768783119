import type { Element } from "../design/model.js";
import { spread, type Need, type Needs } from "./needs.js";
import { singlePointsOf } from "./single-points.js";

/** Elements shared by some alternatives are reckoned over all their states, of which there are 2 to this power. */
const MOST_SHARED = 6;
/** Chains to be reckoned at most in one state, against alternatives that are nested beyond sense. */
const MOST_CHAINS = 2000;

/** What is taken as given while chains are reckoned. */
interface Assumption {
  readonly up: ReadonlySet<Element>;
  readonly down: ReadonlySet<Element>;
}

const NOTHING: Assumption = { up: new Set(), down: new Set() };

/**
 * The chance that alternatives hold, given that everything in `points` is up: 1 - ∏(1 - aᵢ) over the members' own chains, each the product
 * over what the member needs beyond `points`. Where alternatives share elements, by total probability over their states (factoring;
 * Barlow and Proschan, "Statistical Theory of Reliability and Life Testing", chapter 1). What goes past the bounds counts as up, so that
 * the result is never too low.
 */
export class Chains {
  readonly #needs: Needs;
  readonly #availability: (element: Element) => number;
  readonly #points = new Map<Element, ReadonlySet<Element>>();
  /** How often the present state has made use of an element that may be down. */
  #uses = new Map<Element, number>();
  #count = 0;

  constructor(needs: Needs, availability: (element: Element) => number) {
    this.#needs = needs;
    this.#availability = availability;
  }

  /** The alternatives on which these elements rely and of which no member is among `known`. */
  openNeeds(sources: Iterable<Element>, known: ReadonlySet<Element>): readonly Need[] {
    return [...sources].flatMap((source) =>
      this.#needs.of(source).filter(({ from }) => from.length > 1 && !from.some((member) => known.has(member))),
    );
  }

  /** The chance that each of the needs is filled, and whether they share elements, so that the product of the chances says nothing. */
  apart(
    open: readonly Need[],
    points: ReadonlySet<Element>,
  ): { values: readonly number[]; shared: readonly Element[] } {
    this.#begin();
    const values = open.map((need) => this.#filled(need, points, NOTHING));
    const shared = [...this.#uses].filter(([, uses]) => uses > 1).map(([element]) => element);
    return { values, shared };
  }

  /** The chance that all of the needs are filled, though they share elements. */
  together(open: readonly Need[], points: ReadonlySet<Element>, shared: readonly Element[]): number {
    const weakest = [...shared].sort((one, other) => this.#availability(one) - this.#availability(other));
    const [free, fixed] = [weakest.slice(0, MOST_SHARED), weakest.slice(MOST_SHARED)];
    let chance = 0;
    for (let state = 0; state < 2 ** free.length; state++) {
      const lost = free.filter((_, index) => (state >> index) & 1);
      const up = new Set([...free.filter((element) => !lost.includes(element)), ...fixed]);
      chance +=
        this.#chanceOf(lost, free) *
        this.#allFilled(open, points, { up, down: new Set(spread(this.#needs, lost).keys()) });
    }
    return chance;
  }

  #chanceOf(lost: readonly Element[], free: readonly Element[]): number {
    const chances = free.map((element) => {
      const availability = this.#availability(element);
      return lost.includes(element) ? 1 - availability : availability;
    });
    return product(chances);
  }

  #allFilled(open: readonly Need[], points: ReadonlySet<Element>, given: Assumption): number {
    this.#begin();
    return product(open.map((need) => this.#filled(need, points, given)));
  }

  #begin(): void {
    this.#uses = new Map();
    this.#count = 0;
  }

  #filled({ from }: Need, known: ReadonlySet<Element>, given: Assumption): number {
    return 1 - product(from.map((member) => 1 - this.#chain(member, known, given)));
  }

  /** The chance that a member is up with all that it needs, given what is known to be up. */
  #chain(member: Element, known: ReadonlySet<Element>, given: Assumption): number {
    if (given.down.has(member)) return 0;
    if (++this.#count > MOST_CHAINS) return 1;
    const own = [...this.#pointsOf(member)].filter((element) => !known.has(element));
    const knownHere = new Set([...known, ...own]);
    const below = this.openNeeds(own, knownHere).map((need) => this.#filled(need, knownHere, given));
    return product([...own.map((element) => this.#use(element, given)), ...below]);
  }

  #use(element: Element, given: Assumption): number {
    const availability = this.#availability(element);
    if (availability === 1 || given.up.has(element)) return 1;
    this.#uses.set(element, (this.#uses.get(element) ?? 0) + 1);
    return availability;
  }

  #pointsOf(member: Element): ReadonlySet<Element> {
    let points = this.#points.get(member);
    if (!points) this.#points.set(member, (points = singlePointsOf(this.#needs, member)));
    return points;
  }
}

/** The product of numbers; of none, 1. */
export function product(numbers: readonly number[]): number {
  return numbers.reduce((result, factor) => result * factor, 1);
}
