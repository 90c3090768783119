import assert from "node:assert/strict";
import { loadOf, rateOver } from "../../server/src/graph/load.js";
import { pairOf, sampleOf, uncheckedSampleOf } from "../harness/design.js";

const parts = `
  client web { rate: 100/s }
  client app { rate: 60/s }
  service a  service b  service x  worker w
  queue q  store db
`;

function total(text: string, element: string): number {
  const sample = uncheckedSampleOf(parts + text);
  return loadOf(sample.review, sample.element(element)).total;
}

describe("load without flows", () => {
  it("is the client's rate along all paths, not split", () => {
    assert.equal(total("web -> [a, b]  a -> x", "a"), 100);
    assert.equal(total("web -> [a, b]  a -> x", "b"), 100);
    assert.equal(total("web -> any [a, b]  a -> x", "x"), 100);
    assert.equal(total("a -> x", "x"), 0);
  });

  it("sums what several links and clients bring", () => {
    assert.equal(total("web -> a  app -> a", "a"), 160);
    assert.equal(total("web -> a  app -> a  a -> x", "x"), 160);
    assert.equal(total("web -> [a, b] -> x", "x"), 200);
  });

  it("counts each link once, however many paths lead over it", () =>
    assert.equal(total("web -> [a, b] -> x -> db", "db"), 100));

  it("takes a link's own rate instead of what came before", () => {
    assert.equal(total("web -> a  a -> x { rate: 5/s }  x -> db", "db"), 5);
    assert.equal(total("b -> x { rate: 5/s }  x -> db", "db"), 5);
    assert.equal(total("web -> a -> x  b -> x { rate: 600/min }", "x"), 110);
  });

  it("ends at messaging, but begins anew at a rate", () => {
    assert.equal(total("web -> a ~> q ~> w -> db", "q"), 100);
    assert.equal(total("web -> a ~> q ~> w -> db", "w"), 0);
    assert.equal(total("web -> a ~> q  q ~> w { rate: 30/s }  w -> db", "db"), 30);
    assert.equal(total("web -> a ~> w -> db", "db"), 100);
  });

  it("is carried by soft links too", () => assert.equal(total("web -> a  a -> x { optional: true }", "x"), 100));

  it("is capped by a limit for all together", () => {
    const limited = (limit: string) => `service g { ${limit} }  web -> g  app -> g  g -> x`;
    assert.equal(total(limited("rate-limit: 40/s"), "x"), 40);
    assert.equal(total(limited("rate-limit { limit: 120/s  per: global }"), "x"), 120);
    assert.equal(total(limited("rate-limit { limit: 40/s  per: client }"), "x"), 160);
    assert.equal(total(limited("rate-limit { per: global }"), "x"), 160);
    assert.equal(total(limited("rate-limit: 40/s"), "g"), 40);
    assert.equal(total(limited("rate-limit: fast"), "x"), 0);
    assert.equal(total("web -> a { rate-limit: 10/s }  a -> x", "x"), 10);
    assert.equal(total("web -> a { rate: 50/s  rate-limit: 10/s }", "a"), 10);
  });

  it("is not raised by limits", () => {
    const diamond = (limit: string) => `service l { ${limit} }  service r { ${limit} }  web -> [l, r] -> x -> db`;
    assert.equal(total(diamond(""), "db"), 100);
    assert.equal(total(diamond("rate-limit: 900/s"), "db"), 100);
    assert.equal(total(diamond("rate-limit: 70/s"), "db"), 70);
  });

  it("is capped by what all of it passed, by the tightest of several", () => {
    const chain = (first: string, second: string) =>
      `service g { rate-limit: ${first} }  service h { rate-limit: ${second} }  web -> g  app -> g  g -> h -> x`;
    assert.equal(total(chain("90/s", "500/s"), "x"), 90);
    assert.equal(total(chain("500/s", "90/s"), "x"), 90);
    assert.equal(total(`${chain("90/s", "500/s")}  web -> x`, "x"), 190);
    assert.equal(total("service g { rate-limit: 50/s }  web -> g  app -> g  g -> x  app -> x -> db", "db"), 110);
  });

  it("counts a limit on a client for nothing", () =>
    assert.equal(total("client z { rate: 9/s  rate-limit: 1/s }  z -> a", "a"), 9));

  it("goes round in circles once, wherever it enters", () => {
    assert.equal(total("web -> a -> b -> a  b -> x", "x"), 100);
    for (const links of ["web -> a  app -> b", "app -> b  web -> a"]) {
      assert.equal(total(`${links}  a -> b -> a  a -> x`, "x"), 160);
      assert.equal(total(`${links}  b -> a -> b  b -> x`, "x"), 160);
    }
  });

  it("names the links that bring it", () => {
    const { review, element } = sampleOf(`${parts} web -> a  app -> a  b -> a`);
    assert.deepEqual(
      loadOf(review, element("a")).links.map(({ link, rate }) => [pairOf(link), rate]),
      [
        ["web -> a", 100],
        ["app -> a", 60],
      ],
    );
  });

  it("does not count a rate that can't be read", () => assert.equal(total("web -> a  a -> x { rate: much }", "x"), 0));
});

describe("load by flows", () => {
  it("is the flow's own rate, else its client's, along its steps", () => {
    const text = "web -> a -> x  app -> a  a -> b  flow one { web -> a -> x }";
    assert.equal(total(text, "x"), 100);
    assert.equal(total(text, "b"), 0);
    assert.equal(total(text, "a"), 100);
    assert.equal(total("web -> a -> x  flow one { rate: 7/s  web -> a -> x }", "x"), 7);
    assert.equal(total("a -> x  flow one { rate: 7/s  a -> x }", "x"), 7);
  });

  it("adds up flows over one link, but a client that starts several sends what it sends once", () => {
    assert.equal(total("web -> a  flow one { rate: 7/s  web -> a }  flow two { rate: 8/s  web -> a }", "a"), 15);
    assert.equal(total("web -> a  flow one { web -> a }  flow two { web -> a }", "a"), 100);
    assert.equal(
      total("web -> a { rate: 9/s }  a -> x  flow one { web -> a -> x }  flow two { rate: 8/s  web -> a -> x }", "x"),
      9,
    );
  });

  it("is capped for all flows together", () =>
    assert.equal(
      total(
        `service g { rate-limit: 100/s }  web -> g -> x  app -> g
         flow one { web -> g -> x }  flow two { app -> g -> x }`,
        "x",
      ),
      100,
    ));

  it("counts a link with a rate of its own that no flow mentions", () => {
    const { review, element, link } = sampleOf(`${parts} web -> a  b -> x { rate: 5/s }  flow one { web -> a }`);
    assert.equal(loadOf(review, element("x")).total, 5);
    assert.equal(rateOver(review, link("web -> a")), 100);
  });
});
