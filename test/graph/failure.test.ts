import assert from "node:assert/strict";
import type { Loss } from "../../server/src/design/model.js";
import { failureOf, flowFailure, reasonsForElement } from "../../server/src/graph/failure.js";
import { servedFlows } from "../../server/src/graph/flows.js";
import { needsOverLinks } from "../../server/src/graph/needs.js";
import { sharedNeeds } from "../../server/src/graph/shared-needs.js";
import { flowsThatNeed, singlePointsOf, singlePointsOfFlow } from "../../server/src/graph/single-points.js";
import { flowsServedBy, servingElements, servingSynchronously } from "../../server/src/graph/serving.js";
import { namesOf, sampleOf, type Sample } from "../harness/design.js";

const shop = `
  client web
  gateway edge
  service orders
  store db { on: machine }
  host machine
  topic placed
  worker mailer
  external cards
  external bank
  service books
  web -> edge -> orders -> db
  orders -> any [cards, bank]
  orders ~> placed ~> mailer
  orders -> books { optional: true }
`;

function lose(sample: Sample, ...names: readonly string[]): readonly string[] {
  const whole = names.map((name): Loss => ({ type: "element", element: sample.element(name) }));
  return namesOf(failureOf(sample.review, { whole, oneInstance: [] }).down.keys());
}

describe("what serves a flow", () => {
  it("is all that a client depends on where no flow is declared, with hosts and members of an any", () => {
    const { review, flow } = sampleOf(shop);
    assert.deepEqual(namesOf(servingElements(review, flow("web"))), [
      ..."edge orders db cards bank placed machine".split(" "),
    ]);
    assert.deepEqual(namesOf(servingSynchronously(review, flow("web"))), ["edge", "orders", "db", "cards", "bank"]);
  });

  it("is what the steps lead to, the start included when it is ours", () => {
    const { review, flow, element } = sampleOf(`${shop}
      flow pay { orders -> cards }
      flow buy { web -> edge -> orders ~> placed ~> mailer }`);
    assert.deepEqual(namesOf(servingElements(review, flow("pay"))), ["orders", "cards"]);
    assert.deepEqual(namesOf(servingElements(review, flow("buy"))), ["edge", "orders", "placed"]);
    assert.deepEqual(namesOf(flowsServedBy(review, element("orders"))), ["pay", "buy"]);
    assert.deepEqual(flowsServedBy(review, element("mailer")), []);
  });

  it("does not lead over steps that are only soft", () => {
    const { review, flow } = sampleOf(`${shop} flow read { web -> edge -> orders -> books }`);
    assert.deepEqual(namesOf(servingElements(review, flow("read"))), ["edge", "orders"]);
  });
});

describe("what goes down", () => {
  it("goes up the hard links, through an any only with all its members, never through a consume or a soft link", () => {
    const sample = sampleOf(shop);
    assert.deepEqual(lose(sample, "machine"), ["machine", "db", "orders", "edge", "web"]);
    assert.deepEqual(lose(sample, "cards"), ["cards"]);
    assert.deepEqual(lose(sample, "cards", "bank"), ["cards", "bank", "orders", "edge", "web"]);
    assert.deepEqual(lose(sample, "mailer"), ["mailer"]);
    assert.deepEqual(lose(sample, "books"), ["books"]);
    assert.deepEqual(lose(sample, "placed"), ["placed", "orders", "edge", "web"]);
  });

  it("tells why, from the element to the loss", () => {
    const { review, element } = sampleOf(shop);
    const failure = failureOf(review, { whole: [{ type: "element", element: element("machine") }], oneInstance: [] });
    const reasons = reasonsForElement(failure, element("edge"));
    assert.deepEqual(
      reasons.map((need) => [need.element.name, ...namesOf(need.from), need.links.length]),
      [
        ["edge", "orders", 1],
        ["orders", "db", 1],
        ["db", "machine", 0],
      ],
    );
    assert.deepEqual(reasonsForElement(failure, element("cards")), []);
  });

  it("takes a flow down over its own steps alone", () => {
    const { review, flow, element } = sampleOf(`${shop}
      flow buy { web -> edge -> orders -> any [cards, bank] }
      flow look { web -> edge -> orders }`);
    const whole = ["cards", "bank"].map((name): Loss => ({ type: "element", element: element(name) }));
    const { flows, lost } = failureOf(review, { whole, oneInstance: [] });
    assert.deepEqual(
      flows.map((failure) => failure.flow.name),
      ["buy"],
    );
    assert.deepEqual(namesOf(lost), ["cards", "bank"]);
    assert.deepEqual(namesOf(flows[0]!.lost), ["cards", "bank"]);
    assert.deepEqual(
      flows[0]!.reasons.map((need) => need.element.name),
      ["web", "edge", "orders"],
    );
    assert.equal(flowFailure(review, flow("look"), [element("db")]), undefined);
  });

  it("takes a member of an any as one even where the flow names it alone", () => {
    const { review, flow, element } = sampleOf(`${shop} flow buy { web -> edge -> orders -> cards -> bank }
      cards -> bank`);
    assert.equal(flowFailure(review, flow("buy"), [element("cards")]), undefined);
    assert.notEqual(flowFailure(review, flow("buy"), [element("cards"), element("bank")]), undefined);
  });

  it("takes a flow down with a message that is sent to nobody, though its sender stays up", () => {
    const sample = sampleOf(`client web  service api  worker mailer
      web -> api ~> mailer
      flow sign-up { web -> api ~> mailer }`);
    assert.notEqual(flowFailure(sample.review, sample.flow("sign-up"), [sample.element("mailer")]), undefined);
    assert.deepEqual(namesOf(servingElements(sample.review, sample.flow("sign-up"))), ["api"]);
    assert.deepEqual(lose(sample, "mailer"), ["mailer"]);
  });

  it("survives circles of calls", () => {
    const sample = sampleOf("service a  service b  store c  a -> b  b -> a  b -> c");
    assert.deepEqual(lose(sample, "c"), ["c", "b", "a"]);
    assert.deepEqual(lose(sample, "a"), ["a", "b"]);
  });
});

describe("zones, regions and instances", () => {
  const map = `
    region eu {
      zone a { service a1 { replicas: 3 }  host rack }
      zone b { service b1 }
      service both { zones: [a, b] }
      store safe { managed: regional }
    }
    region us { service us1 }
    service far { zones: [eu.a] }
    service twice { zones: [a, b]  regions: [eu] }
    service world { regions: [eu, us] }
    service somewhere { zones: 2 }
    service racked { on: rack }
    cdn edge
    client web
  `;

  function lost(losses: Readonly<Record<"zones" | "regions" | "one", string>>): readonly string[] {
    const { review, element } = sampleOf(map);
    const words = (text: string): string[] => text.split(" ").filter(Boolean);
    const zones = words(losses.zones).map((name): Loss => {
      const [region = "", zone = ""] = name.split(".");
      return { type: "zone", region, zone };
    });
    const regions = words(losses.regions).map((region): Loss => ({ type: "region", region }));
    const oneInstance = words(losses.one).map(element);
    return namesOf(failureOf(review, { whole: [...zones, ...regions], oneInstance }).lost);
  }

  it("loses with a zone what stands there alone", () => {
    assert.deepEqual(lost({ zones: "eu.a", regions: "", one: "" }), ["a1", "rack", "far", "racked"]);
    assert.deepEqual(lost({ zones: "eu.a eu.b", regions: "", one: "" }), [
      ..."a1 rack b1 both far twice racked".split(" "),
    ]);
    assert.deepEqual(lost({ zones: "us.a", regions: "", one: "" }), []);
  });

  it("loses with a region what stands there alone", () => {
    assert.deepEqual(lost({ zones: "", regions: "eu", one: "" }), [
      ..."a1 rack b1 both safe far twice racked".split(" "),
    ]);
    assert.deepEqual(lost({ zones: "", regions: "eu us", one: "" }).includes("world"), true);
    assert.deepEqual(lost({ zones: "", regions: "us", one: "" }), ["us1"]);
  });

  it("loses with an instance what has no other", () => {
    assert.deepEqual(lost({ zones: "", regions: "", one: "a1 b1 edge web" }), ["b1"]);
  });
});

describe("single points of failure", () => {
  it("are what a flow can't do without", () => {
    const { review, flow, element } = sampleOf(shop);
    assert.deepEqual(namesOf(flowsThatNeed(review, element("machine"))), ["web"]);
    assert.deepEqual(flowsThatNeed(review, element("cards")), []);
    assert.deepEqual(namesOf(singlePointsOfFlow(review, flow("web"))), [
      ..."web edge orders db placed machine".split(" "),
    ]);
  });

  it("are also what all members of an any need", () => {
    const { review, element } = sampleOf(`
      service top  service a  service b  service c  store db  host machine  store own
      top -> any [a, b, c]
      a -> db  b -> db  c -> any [x, y]  x -> db  y -> db  a -> own
      service x  service y
      db -> deep
      external deep`);
    assert.deepEqual(namesOf(singlePointsOf(needsOverLinks(review), element("top"))), ["top", "db", "deep"]);
  });

  it("may be one of the members", () => {
    const { review, element } = sampleOf("service top  service a  store b  top -> any [a, b]  a -> b");
    assert.deepEqual(namesOf(singlePointsOf(needsOverLinks(review), element("top"))), ["top", "b"]);
  });

  it("need not serve the flow that they take down", () => {
    const { review, element } = sampleOf("client web  service api  worker mailer  web -> api ~> mailer");
    const [flow] = servedFlows(review);
    assert.ok(flow);
    assert.ok(singlePointsOfFlow(review, flow).has(element("mailer")));
    assert.deepEqual(flowsThatNeed(review, element("mailer")), []);
    assert.deepEqual(namesOf(flowsThatNeed(review, element("api"))), ["web"]);
  });

  it("may stand behind all members of an any", () => {
    const { review } = sampleOf(`service top  service a { on: h }  service b  store db { on: h }  host h
      top -> any [a, b]  a -> db  b -> db`);
    assert.deepEqual(namesOf(sharedNeeds(review, review.design.anyGroups[0]!)), ["h", "db"]);
  });
});
