import assert from "node:assert/strict";
import { areAlternatives } from "../../server/src/graph/alternatives.js";
import { elementAvailability } from "../../server/src/graph/availability.js";
import { flowAvailability } from "../../server/src/graph/flow-availability.js";
import { flowLatency } from "../../server/src/graph/flow-latency.js";
import { namesOf, pairOf, sampleOf } from "../harness/design.js";

const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? NaN) - expected) < 1e-12, `${actual} is not ${expected}`);

describe("the availability of an element", () => {
  const cases: readonly (readonly [text: string, value: number])[] = [
    ["service x { availability: 90% }", 0.9],
    ["service x { availability: 90%  replicas: 2 }", 0.99],
    ["service x { availability: 90%  scaling { min: 3 } }", 0.999],
    ["service x { availability: 90%  replicas: many }", 0.9],
    ["service x { availability: 90%  replicas: 2  managed: true }", 0.9],
    ["external x { availability: 90%  replicas: 2 }", 0.9],
    ["function x { availability: 90% }", 0.9],
    ["store x { availability: 90%  replicas: 2 }", 0.9],
    ["store x { availability: 90%  replicas: 2  failover: hot }", 0.99],
  ];
  for (const [text, value] of cases) {
    it(text, () => near(elementAvailability(sampleOf(text).element("x"))?.value, value));
  }

  it("tells whether the number of instances is left out, or what becomes of a store's other ones", () => {
    const stated = (text: string) =>
      elementAvailability(sampleOf(text.replace("{", "{ availability: 90%")).element("x"))?.stated;
    for (const text of ["service x { replicas: 1 }", "service x { managed: true }", "function x {}", "external x {}"])
      assert.equal(stated(text), true, text);
    for (const text of ["store x { replicas: 2  failover: none }", "store x { replicas: 2  failover: hot }"])
      assert.equal(stated(text), true, text);
    for (const text of ["service x {}", "store x { replicas: 2 }"]) assert.equal(stated(text), false, text);
  });

  it("is unknown where nothing is stated", () =>
    assert.equal(elementAvailability(sampleOf("service x").element("x")), undefined));
});

describe("what a flow can keep", () => {
  const keeps = (text: string, flow = "c") => {
    const sample = sampleOf(text);
    return flowAvailability(sample.review, sample.flow(flow));
  };

  it("is the product over what serves it, hosts included and the client not", () => {
    const kept = keeps(`client c { availability: 50% }  service a { availability: 99% }
      store d { availability: 98%  on: h }  host h { availability: 97% }  service soft { availability: 10% }
      c -> a -> d  a -> soft { optional: true }`);
    near(kept.value, 0.99 * 0.98 * 0.97);
    assert.deepEqual(namesOf(kept.elements.map(({ element }) => element)), ["a", "d", "h"]);
    assert.deepEqual(kept.choices, []);
  });

  it("takes of alternatives that all fail, and counts what they share once", () => {
    const kept = keeps(`client c  service a  service x { availability: 90% }  service y { availability: 80% }
      store d { availability: 99% }
      c -> a -> any [x, y]  x -> d  y -> d`);
    near(kept.value, 0.99 * (1 - 0.1 * 0.2));
    assert.equal(kept.choices.length, 1);
    near(kept.choices[0]!.value, 0.98);
  });

  it("is at most what elements with a stated number of instances leave", () => {
    const kept = keeps(`client c  service a { availability: 99%  replicas: 1 }  service b { availability: 98% }
      external x { availability: 90% }  service y { availability: 80% }
      c -> a -> b  b -> any [x, y]`);
    near(kept.value, 0.99 * 0.98 * (1 - 0.1 * 0.2));
    near(kept.atMost, 0.99);
    near(keeps("client c  service a { availability: 99%  replicas: 1 }  c -> a").atMost, 0.99);
  });

  it("takes a member that states nothing as sure", () =>
    near(keeps("client c  service a  service x { availability: 90% }  service y  c -> a -> any [x, y]").value, 1));

  it("reckons exactly what only some of the alternatives share", () =>
    near(
      keeps(`client c  service a  service x { availability: 90% }  service y { availability: 80% }
        service z { availability: 70% }  store d { availability: 50% }
        c -> a -> any [x, y, z]  x -> d  y -> d`).value,
      0.5 * (1 - 0.1 * 0.2 * 0.3) + 0.5 * 0.7,
    ));

  it("looks at a flow's own steps, and at nothing behind a message", () => {
    const text = `client c  service a { availability: 99% }  service b { availability: 90% }
      topic t { availability: 98% }  worker w { availability: 10% }
      c -> a -> b  a ~> t ~> w  flow f { c -> a ~> t ~> w }`;
    near(keeps(text, "f").value, 0.99 * 0.98);
  });

  it("ends with alternatives nested beyond sense, never too low", () => {
    const layers = [...Array(30).keys()];
    const text = [
      "client c  c -> any [x0, y0]",
      ...layers.map((index) => `service x${index} { availability: 99% }  service y${index} { availability: 99% }`),
      ...layers.slice(1).map((index) => `[x${index - 1}, y${index - 1}] -> any [x${index}, y${index}]`),
    ].join("\n");
    const { value } = keeps(text);
    assert.ok(value <= 1 && value >= (1 - 0.01 ** 2) ** 30 - 1e-9, `${value}`);
  });
});

describe("the latency of a flow", () => {
  const parts = `client c  gateway g { latency: 5ms }  service a { latency: 10ms }  service b { latency: 20ms }
    service x { latency: 100ms }  service y { latency: 200ms }  store d { latency: 7ms }
    queue q { latency: 900ms }  worker w { latency: 900ms }
    c -> g { latency: 1ms }  g -> a { latency: 2ms }  a -> b  a -> d  b -> d  a -> any [x, y]  x -> d  y -> d
    a ~> q ~> w  a -> w { optional: true }  w -> d\n`;
  const latency = (steps: string) => {
    const sample = sampleOf(`${parts}flow f { ${steps} }`);
    return flowLatency(sample.review, sample.flow("f"));
  };

  it("sums links and targets, one branch after another, a step each time it is taken", () => {
    assert.equal(latency("c -> g -> a").total, 18);
    assert.equal(latency("c -> g -> a  a -> b -> d  a -> d").total, 18 + 27 + 7);
    assert.equal(latency("c -> g -> a  a -> d  a -> d").total, 18 + 14);
  });

  it("does not wait for messages, soft steps and what follows them", () =>
    assert.equal(latency("c -> g -> a ~> q ~> w -> d  a -> w").total, 18));

  it("takes of an any the slowest chain", () => {
    assert.equal(latency("c -> g -> a  a -> any [x, y]").total, 18 + 200);
    assert.equal(latency("c -> g -> a  a -> any [x, y]  x -> d  x -> d").total, 18 + 200);
    assert.equal(latency("c -> g -> a  a -> any [x, y]  y -> d").total, 18 + 207);
  });

  it("tells what makes it up, in order", () =>
    assert.deepEqual(
      latency("c -> g -> a").parts.map(({ of, latency: part }) => [of.type === "link" ? pairOf(of) : of.name, part]),
      [
        ["c -> g", 1],
        ["g", 5],
        ["g -> a", 2],
        ["a", 10],
      ],
    ));
});

describe("alternatives", () => {
  it("are steps below different members of one any, not what both lead to", () => {
    const { review, flow } = sampleOf(`service a  service x  service y  store d  store e  store s
      a -> any [x, y]  x -> d  y -> e  x -> s  y -> s  s -> z  external z  a -> e
      flow f { a -> any [x, y]  x -> d  y -> e  x -> s  y -> s  s -> z }`);
    const found = flow("f");
    const step = (pair: string) => found.steps.find((candidate) => pairOf(candidate) === pair)!;
    const pairs = [
      ["a -> x", "a -> y", true],
      ["x -> d", "y -> e", true],
      ["x -> d", "a -> y", true],
      ["x -> d", "x -> s", false],
      ["x -> s", "y -> s", true],
      ["s -> z", "x -> d", false],
    ] as const;
    for (const [one, other, expected] of pairs) {
      assert.equal(areAlternatives(review, found, step(one), step(other)), expected, `${one}, ${other}`);
    }
  });
});
