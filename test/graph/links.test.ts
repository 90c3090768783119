import assert from "node:assert/strict";
import { wayToHarmfulWrite } from "../../server/src/graph/harmful-writes.js";
import { harmfulTwice, idempotent, mutates, ownWord } from "../../server/src/graph/link-words.js";
import { pairOf, sampleOf, uncheckedSampleOf } from "../harness/design.js";
import { said } from "../harness/verdicts.js";

describe("idempotent", () => {
  const cases: readonly (readonly [target: string, body: string, expected: string])[] = [
    ["", "", "no?"],
    ["", "idempotency: key", "yes"],
    ["", "idempotency: none", "no"],
    ["", "idempotency: none  method: PUT", "no"],
    ["idempotency: key", "", "yes"],
    ["idempotency: key", "idempotency: none", "no"],
    ["idempotency: none", "", "no"],
    ["idempotency: none", "method: PUT", "yes"],
    ["idempotency: key", "method: POST", "yes"],
    ["", "method: POST", "no"],
    ["", "method: PATCH", "no"],
    ["", "method: DELETE", "yes"],
    ["", "method: GET", "yes"],
    ["", "operation: read", "yes"],
    ["", "operation: read  method: POST", "yes"],
    ["", "operation: write  method: GET", "no?"],
    ["", "operation: write", "no?"],
    ["", "idempotency: maybe", "-"],
    ["idempotency: maybe", "", "-"],
    ["idempotency: maybe", "method: PUT", "yes"],
  ];
  for (const [target, body, expected] of cases) {
    it(`${target} | ${body}`, () => {
      const { link } = uncheckedSampleOf(`service a  service b { ${target} }  a -> b { ${body} }`);
      assert.equal(said(idempotent(ownWord(link("a -> b")))), expected);
    });
  }
});

describe("mutates", () => {
  it("goes by the operation, and is unstated where that is only derived", () => {
    const { link } = sampleOf(`service a  service b  service c  store d  queue q
      a -> b  a -> c { method: GET }  a -> d  b -> d { operation: read }  c -> d { operation: write }
      a ~> q  q ~> c  b ~> c  c -> b { operation: lock  lease: 5s }`);
    const answers = ["a -> b", "a -> c", "a -> d", "b -> d", "c -> d", "a ~> q", "q ~> c", "b ~> c", "c -> b"];
    assert.deepEqual(
      answers.map((pair) => said(mutates(ownWord(link(pair))))),
      ["yes?", "no", "yes?", "no", "yes", "yes", "no", "yes", "no"],
    );
  });
});

describe("harmfulTwice", () => {
  const harm = (link: string, step: string) => {
    const sample = sampleOf(`service a  service b  a -> b { ${link} }  flow f { a -> b { ${step} } }`);
    return said(harmfulTwice(sample.review, sample.link("a -> b")));
  };

  it("takes the worst of the link's own word and of the steps over it", () => {
    assert.equal(harm("", ""), "yes?");
    assert.equal(harm("method: PUT", ""), "no");
    assert.equal(harm("method: PUT", "method: POST"), "yes");
    assert.equal(harm("method: POST", "method: PUT"), "yes");
    assert.equal(harm("operation: read", "operation: write"), "yes?");
    assert.equal(harm("", "operation: read"), "yes?");
    assert.equal(harm("idempotency: key", "method: POST"), "no");
  });
});

describe("wayToHarmfulWrite", () => {
  const way = (text: string) => {
    const { review, element } = sampleOf(text);
    const found = wayToHarmfulWrite(review, element("a"));
    return found && [...found.path.map(pairOf), found.stated];
  };

  it("is the nearest stated write or publish over hard links that is not idempotent", () => {
    assert.deepEqual(
      way("service a  service b  service c  store d  a -> b { method: PUT }  b -> c  c -> d { operation: write }"),
      ["a -> b", "b -> c", "c -> d", false],
    );
    assert.deepEqual(way("service a  queue q  a ~> q"), ["a ~> q", false]);
    assert.deepEqual(way("service a  store d  a -> d { operation: write  idempotency: none }"), ["a -> d", true]);
  });

  it("is none where the write is only derived, idempotent, soft, or behind an idempotent element or a message", () => {
    assert.equal(way("service a  store d  a -> d"), undefined);
    assert.equal(way("service a  store d  a -> d { operation: write  idempotency: natural }"), undefined);
    assert.equal(way("service a  queue q  a ~> q { outbox: true }"), undefined);
    assert.equal(way("service a { idempotency: key }  store d  a -> d { operation: write }"), undefined);
    assert.equal(
      way(
        "service a  service b { idempotency: key }  store d  a -> b { operation: read }  b -> d { operation: write }",
      ),
      undefined,
    );
    assert.equal(
      way("service a  queue q  worker w  store d  a ~> q { idempotency: key }  q ~> w  w -> d { operation: write }"),
      undefined,
    );
  });

  it("ends in circles", () => {
    assert.deepEqual(
      way("service a  service b  store d  a -> b { method: PUT }  b -> a { method: PUT }  b -> d { operation: write }"),
      ["a -> b", "b -> d", false],
    );
  });
});

describe("soft", () => {
  it("is a link with a fallback, also one that does not resolve, for it was meant as one", () => {
    const { link } = uncheckedSampleOf(
      "service a  service b  service c  a -> b { fallback: c }  a -> c { fallback: gone }",
    );
    assert.equal(link("a -> b").soft, true);
    assert.equal(link("a -> c").soft, true);
  });

  it("is no link for what defaults say of the other arrow", () => {
    const { link } = uncheckedSampleOf(
      "defaults { -> { fallback: gone } }  service a  service b  queue q  a -> b  a ~> q",
    );
    assert.equal(link("a -> b").soft, true);
    assert.equal(link("a ~> q").soft, false);
  });
});
