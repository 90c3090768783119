import assert from "node:assert/strict";
import fc from "fast-check";
import { longestCallChain, mostCalls } from "../../server/src/graph/call-chain.js";
import { flowAvailability, leastAvailability } from "../../server/src/graph/flow-availability.js";
import { flowLatency, mostLatency } from "../../server/src/graph/flow-latency.js";
import { needsOverLinks, spread } from "../../server/src/graph/needs.js";
import { sharedNeeds } from "../../server/src/graph/shared-needs.js";
import { singlePointsOf } from "../../server/src/graph/single-points.js";
import { namesOf, sampleOf, type Sample } from "../harness/design.js";
import { randomDesigns } from "../harness/random-designs.js";
import type { Element } from "../../server/src/design/model.js";

/** What is down, by asking every element again until nothing changes. */
function downByRounds({ review }: Sample, lost: readonly Element[]): ReadonlySet<Element> {
  const down = new Set(lost);
  for (let round = 0; round < review.design.elements.length; round++) {
    for (const element of review.design.elements) {
      const alone = element.outgoing.some((link) => !link.any && !link.soft && down.has(link.target));
      const any = element.anyGroups.some(({ links }) => links.every((link) => down.has(link.target)));
      if (alone || any) down.add(element);
    }
  }
  return down;
}

describe("spreading a loss", () => {
  it("takes down what asking round by round takes down", () =>
    fc.assert(
      fc.property(randomDesigns, fc.integer({ min: 0, max: 127 }), ({ names, text }, choice) => {
        const sample = sampleOf(text);
        const lost = names.filter((_, index) => (choice >> index) & 1).map(sample.element);
        const down = spread(needsOverLinks(sample.review), lost);
        assert.deepEqual(new Set(down.keys()), downByRounds(sample, lost));
      }),
    ));
});

describe("single points of an element", () => {
  it("are those that take it down when each is tried", () =>
    fc.assert(
      fc.property(randomDesigns, ({ text }) => {
        const sample = sampleOf(text);
        const { review, element } = sample;
        const tried = review.design.elements.filter((other) => downByRounds(sample, [other]).has(element("c")));
        assert.deepEqual(new Set(singlePointsOf(needsOverLinks(review), element("c"))), new Set(tried));
      }),
      { numRuns: 300 },
    ));
});

describe("what the members of an any share", () => {
  it("is what takes each of them down alone", () =>
    fc.assert(
      fc.property(randomDesigns, ({ text }) => {
        const sample = sampleOf(text);
        const { elements, anyGroups } = sample.review.design;
        const downs = new Map(elements.map((element) => [element, downByRounds(sample, [element])]));
        for (const group of anyGroups) {
          const all = elements.filter((one) => group.links.every(({ target }) => downs.get(one)?.has(target)));
          assert.deepEqual(new Set(sharedNeeds(sample.review, group)), new Set(all));
        }
      }),
      { numRuns: 300 },
    ));

  it("is found in a ring of thousands, the nearest first", () => {
    const names = [...Array(3000).keys()].map((index) => `s${index}`);
    const calls = [...names, "s0"].join(" -> ");
    const { review } = sampleOf(`service x  service ${names.join("  service ")}\n${calls}\nx -> any [s2, s1]`);
    const [group] = review.design.anyGroups;
    assert.ok(group);
    assert.deepEqual(namesOf(sharedNeeds(review, group)), [...names.slice(2), "s0", "s1"]);
  });
});

describe("the availability of a flow", () => {
  it("is the chance that its start is up, over all states of the elements", () =>
    fc.assert(
      fc.property(randomDesigns, ({ names, text }) => {
        const sample = sampleOf(text);
        const elements = names.map(sample.element);
        let chance = 0;
        for (let state = 0; state < 2 ** names.length; state++) {
          const lost = elements.filter((_, index) => (state >> index) & 1);
          if (downByRounds(sample, lost).has(sample.element("c"))) continue;
          chance += elements.reduce((product, element) => {
            const share = (element.get("availability").value ?? 100) / 100;
            return product * (lost.includes(element) ? 1 - share : share);
          }, 1);
        }
        const { value } = flowAvailability(sample.review, sample.flow("c"));
        assert.ok(Math.abs(value - chance) < 1e-9, `${value} is not ${chance}`);
      }),
      { numRuns: 300 },
    ));
});

describe("the bounds of a flow", () => {
  const flowOf = (text: string) => {
    const sample = sampleOf(text.replaceAll(/availability: (\d+)%/g, "availability: $1%  latency: $1ms"));
    return { review: sample.review, flow: sample.flow("c") };
  };

  it("are never on the wrong side of what they bound", () =>
    fc.assert(
      fc.property(randomDesigns, ({ text }) => {
        const { review, flow } = flowOf(text);
        assert.ok(leastAvailability(review, flow) <= flowAvailability(review, flow).value + 1e-12);
        assert.ok(mostCalls(flow) >= longestCallChain(review, flow).length);
        assert.ok(mostLatency(flow) >= flowLatency(review, flow).total);
      }),
      { numRuns: 300 },
    ));

  it("are met where all stands in a row", () => {
    const { review, flow } = flowOf(
      "client c  service a { availability: 99% }  service b { availability: 98% }  c -> a -> b",
    );
    assert.ok(Math.abs(leastAvailability(review, flow) - flowAvailability(review, flow).value) < 1e-12);
    assert.deepEqual([mostCalls(flow), longestCallChain(review, flow).length], [2, 1]);
    assert.deepEqual([mostLatency(flow), flowLatency(review, flow).total], [197, 197]);
  });
});
