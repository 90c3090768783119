import assert from "node:assert/strict";
import { headsOf, onwardFrom } from "../../server/src/graph/onward.js";
import { isTraffic, isUntrusted, openPaths, type PathSearch } from "../../server/src/graph/open-paths.js";
import { namesOf, pairOf, sampleOf, uncheckedSampleOf } from "../harness/design.js";

const unlimited: PathSearch = {
  follows: (link) => link.get("rate-limit").state === "unstated",
  guards: (element) => element.get("rate-limit").state !== "unstated",
  passes: isTraffic,
  asks: ({ kind, class: kindClass }, path) =>
    ["compute", "state", "messaging"].includes(kindClass) &&
    !(kind === "store" && path.some(({ target }) => target.kind === "cdn")),
};

function found(text: string, search: Partial<PathSearch> = {}) {
  const { review } = sampleOf(text);
  return openPaths(review, { ...unlimited, ...search }).map(({ entered, path, reached }) => [
    entered.name,
    path.map(pairOf).join(", "),
    namesOf(reached).join(" "),
  ]);
}

describe("isUntrusted", () => {
  it("is a client that nobody calls trusted, and an external", () => {
    const { element } = uncheckedSampleOf(`client a  client b { trusted: true }  client c { trusted: perhaps }
      external d  service e  client f { trusted: false }`);
    assert.deepEqual(
      ["a", "b", "c", "d", "e", "f"].map((name) => isUntrusted(element(name))),
      [true, false, false, true, false, true],
    );
  });
});

describe("openPaths", () => {
  it("lead through traffic to what is asked, once for each element entered", () =>
    assert.deepEqual(
      found(`client c  client d  external hook  gateway g  balancer l  service a  service b
        d -> g  c -> g -> l -> [a, b]  hook ~> b  a -> b`),
      [
        ["g", "d -> g, g -> l, l -> a", "a b"],
        ["b", "hook ~> b", "b"],
      ],
    ));

  it("end at guards, on links and elements, and start only at what is untrusted", () => {
    assert.deepEqual(found("client c  gateway g { rate-limit: 5/s }  service a  c -> g -> a"), []);
    assert.deepEqual(found("client c  gateway g  service a  c -> g { rate-limit: 5/s }  g -> a"), []);
    assert.deepEqual(found("client c  gateway g  service a { rate-limit: 5/s }  c -> g -> a"), []);
    assert.deepEqual(found("client c { trusted: true }  service a  c -> a"), []);
    assert.deepEqual(found("service b  service a  b -> a"), []);
    assert.equal(found("client c { rate-limit: 5/s }  service a  c -> a").length, 1);
  });

  it("end at what is asked and does not pass", () =>
    assert.deepEqual(found("client c  service a { rate-limit: 5/s }  store d  c -> a -> d"), []));

  it("go on looking where one way is not asked about", () =>
    assert.deepEqual(
      found("client c  balancer l  cdn n  gateway g  store d  c -> l -> [n, g] -> d").map(([entered, path]) => [
        entered,
        path,
      ]),
      [["l", "c -> l, l -> g, g -> d"]],
    ));

  it("pass what does not count as entered", () =>
    assert.deepEqual(
      found("client c  dns n  cdn k  gateway g  service a  c -> n -> k -> g -> a", {
        before: ({ kind }) => kind === "dns" || kind === "cdn",
      }),
      [["g", "c -> n, n -> k, k -> g, g -> a", "a"]],
    ));

  it("end in circles", () =>
    assert.deepEqual(found("client c  gateway g  balancer l  service a  c -> g -> l -> g  l -> a").length, 1));
});

describe("islands", () => {
  it("are led to by their heads, of a ring by the first", () => {
    const { element } = sampleOf(`service a  service b  service c  service d  worker w  queue q  service e
      a -> b -> c  d -> e -> d  w -> q { operation: consume }  e ~> q`);
    const all = ["b", "a", "c", "e", "d", "q", "w"].map(element);
    assert.deepEqual(namesOf(headsOf(all)), ["a", "e"]);
    assert.deepEqual(namesOf(headsOf(all.slice(5))), ["q"]);
    assert.deepEqual(namesOf(onwardFrom(element("q"))), ["w"]);
  });
});
