import assert from "node:assert/strict";
import { readsOf, writesInFlow, writesOf } from "../../server/src/graph/access.js";
import { guaranteeOf, isWeaker } from "../../server/src/graph/consistency.js";
import { commonGroup, groupsOf, ownerOf, teamOf } from "../../server/src/graph/containment.js";
import {
  consumedFrom,
  consumerOf,
  consumptionsBy,
  consumptionsOf,
  publicationsTo,
} from "../../server/src/graph/messages.js";
import { sameSingleZone } from "../../server/src/graph/places.js";
import { askedOfFlow, rpoAskedOf, rtoAskedOf, strictest } from "../../server/src/graph/promises.js";
import { mostDataLost, recoveryTime } from "../../server/src/graph/recovery.js";
import { mostInstances, replicas } from "../../server/src/graph/replicas.js";
import { namesOf, pairOf, sampleOf, uncheckedSampleOf } from "../harness/design.js";

const elementOf = (text: string) => uncheckedSampleOf(text).element("x");

describe("replicas", () => {
  const least = (body: string) => replicas(elementOf(`service x { ${body} }`));
  it("is the greater of replicas and scaling.min", () => {
    assert.deepEqual([least("")?.value, least("")?.stated], [1, false]);
    assert.deepEqual([least("replicas: 3  scaling { min: 2 }")?.value, least("replicas: 3")?.stated], [3, true]);
    assert.equal(least("replicas: 2  scaling { min: 5 }")?.value, 5);
    assert.equal(least("scaling { min: 0 }")?.value, 1);
    assert.deepEqual([least("replicas: many")?.value, least("replicas: many")?.exact], [2, false]);
    assert.equal(least("replicas: few"), undefined);
  });

  it("comes to scaling.max, else replicas, else one", () => {
    const most = (body: string) => mostInstances(elementOf(`service x { ${body} }`))?.value;
    assert.deepEqual([most("replicas: 2  scaling { max: 9 }"), most("replicas: 2"), most("")], [9, 2, 1]);
  });
});

describe("mostDataLost", () => {
  const cases: readonly (readonly [body: string, most: number | undefined, by?: string])[] = [
    ["", undefined],
    ["replication: sync", 0, "replication"],
    ["replication: quorum", 0, "replication"],
    ["replication: async", undefined],
    ["replication { mode: async  lag: 2s }", 2000, "lag"],
    ["replication { mode: semi-sync  lag: 2s }  backup: 1h", 2000, "lag"],
    ["replication: async  backup: 1h", 3_600_000, "backup"],
    ["replication: none  backup: 1h", 3_600_000, "backup"],
    ["backup { mode: continuous }", 0, "backup"],
    ["backup { every: 1h  mode: none }", undefined],
    ["backup { tested: 30d }", undefined],
    ["replication: maybe  backup: 1h", undefined],
  ];
  for (const [body, most, by] of cases) {
    it(body || "nothing", () => {
      const loss = mostDataLost(elementOf(`store x { ${body} }`));
      assert.deepEqual([loss?.most, loss?.by], [most, by]);
    });
  }
});

describe("recoveryTime", () => {
  const cases: readonly (readonly [body: string, time: number | undefined, by?: string])[] = [
    ["", undefined],
    ["failover { mode: warm  time: 2min }", 120_000, "failover"],
    ["failover { time: 2min }", 120_000, "failover"],
    ["failover: warm  backup { restore: 2h }", undefined],
    ["backup { restore: 2h }", 7_200_000, "restore"],
    ["failover: none  backup { restore: 2h }", 7_200_000, "restore"],
  ];
  for (const [body, time, by] of cases) {
    it(body || "nothing", () => {
      const recovery = recoveryTime(elementOf(`store x { ${body} }`));
      assert.deepEqual([recovery?.time, recovery?.by], [time, by]);
    });
  }
});

describe("guaranteeOf", () => {
  const cases: readonly (readonly [text: string, expected: string])[] = [
    ["store x { consistency: strong }", "strong"],
    ["store x", "undefined?"],
    ["store x { read-from: replicas  replication: async }", "eventual"],
    ["store x { consistency: strong  read-from: any  replication: semi-sync }", "eventual"],
    ["store x { consistency: strong  read-from: replicas  replication: sync }", "strong"],
    ["store x { consistency: strong  read-from: leader  replication: async }", "strong"],
    ["store x { consistency: weak  read-from: any  replication: async }", "weak"],
    ["store y  store x { of: y }", "eventual"],
    ["store y  store x { of: y  lag: 5s }", "bounded"],
    ["store y  store x { of: y  consistency: strong }", "eventual"],
    ["cache x", "eventual?"],
    ["cache x { strategy: write-through }", "strong"],
    ["cache x { strategy: read-through }", "eventual"],
    ["cache x { strategy: read-through  invalidation: on-write }", "strong"],
    ["cache x { strategy: cache-aside  invalidation: on-write }", "eventual"],
    ["cdn x", "eventual"],
    ["gateway x { cache-ttl: 5s }", "eventual"],
    ["gateway x", "-"],
    ["service x", "-"],
    ["store x { consistency: total }", "-"],
  ];
  for (const [text, expected] of cases) {
    it(text, () => {
      const given = guaranteeOf(elementOf(text));
      assert.equal(given ? `${given.level}${given.stated ? "" : "?"}` : "-", expected);
    });
  }

  it("is compared in order", () => {
    assert.equal(isWeaker("bounded", "strong"), true);
    assert.equal(isWeaker("monotonic", "bounded"), true);
    assert.equal(isWeaker("monotonic", "read-your-writes"), false);
    assert.equal(isWeaker("eventual", "monotonic"), true);
    assert.equal(isWeaker("strong", "strong"), false);
  });
});

describe("access", () => {
  const { review, element, flow } = sampleOf(`
    client c  service a  service b  service r  worker w  store d  store e  queue q
    c -> a -> d  b -> d { operation: write }  r -> d { method: GET }
    a ~> q ~> w -> e  a -> e { operation: read }  a -> b
    flow f { c -> a  a -> d { operation: write }  a ~> q ~> w -> e  a -> e }
    flow g { a -> d { operation: read } }`);

  it("tells readers and writers of a store, by their own word or that of steps", () => {
    const told = (accesses: ReturnType<typeof writesOf>) =>
      accesses.map(({ link, stated }) => [link.source.name, stated]);
    assert.deepEqual(told(writesOf(review, element("d"))), [
      ["a", true],
      ["b", true],
    ]);
    assert.deepEqual(told(readsOf(review, element("d"))), [
      ["a", true],
      ["r", true],
    ]);
    assert.deepEqual(told(writesOf(review, element("e"))), [["w", false]]);
  });

  it("tells the writes of a flow, and which are a consumer's", () => {
    const told = writesInFlow(review, flow("f")).map(({ writer, store, stated, behindConsume }) => [
      ...namesOf([writer, store]),
      stated,
      behindConsume,
    ]);
    assert.deepEqual(told, [
      ["a", "d", true, false],
      ["w", "e", false, true],
    ]);
    assert.deepEqual(writesInFlow(review, flow("g")), []);
  });
});

describe("messages", () => {
  it("are taken by operation, not by arrow", () => {
    const { element, link } = sampleOf(`service a  queue q  worker pushed  worker polls  store d  worker follows
      a ~> q ~> pushed  polls -> q { operation: consume }  d ~> follows`);
    assert.deepEqual(consumptionsOf(element("q")).map(pairOf), ["q ~> pushed", "polls -> q"]);
    assert.deepEqual(publicationsTo(element("q")).map(pairOf), ["a ~> q"]);
    assert.deepEqual(consumptionsBy(element("polls")).map(pairOf), ["polls -> q"]);
    assert.equal(consumerOf(link("polls -> q")), element("polls"));
    assert.equal(consumedFrom(link("d ~> follows")), element("d"));
    assert.equal(consumerOf(link("a ~> q")), undefined);
  });
});

describe("containment", () => {
  const { element } = sampleOf(`
    design "D" { owner: "everybody" }
    group shop { owner: "shop-team"
      group inner { service a  service b { owner: "own-team" } }
      region eu { zone z { service c } }
    }
    service d`);

  it("tells groups, and the one that elements share", () => {
    assert.deepEqual(
      groupsOf(element("a")).map(({ name }) => name),
      ["inner", "shop"],
    );
    assert.equal(commonGroup([element("a"), element("b")])?.name, "inner");
    assert.equal(commonGroup([element("a"), element("c")])?.name, "shop");
    assert.equal(commonGroup([element("a"), element("d")]), undefined);
  });

  it("tells owners: own, of what is around, of the design", () => {
    const owners = ["a", "b", "c", "d"].map((name) => ownerOf(element(name))?.name);
    assert.deepEqual(owners, ["shop-team", "own-team", "shop-team", "everybody"]);
    assert.equal(teamOf(element("d")), null);
  });

  it("tells the one zone in which elements stand", () => {
    const sample = sampleOf(`region eu { zone a { service x  service y }  service z { zones: [a] } }
      service far { zones: [a, b] }`);
    assert.equal(sameSingleZone(["x", "y", "z"].map(sample.element)), "eu.a");
    assert.equal(sameSingleZone(["x", "far"].map(sample.element)), undefined);
  });
});

describe("promises", () => {
  const { review, element, flow } = sampleOf(`
    design "D" { rto: 1h  rpo: 10min  availability: 99% }
    client c  service a  store d  store e  service idle
    c -> a -> d  a -> e { operation: read }
    flow f { rto: 5min  rpo: 1min  availability: 99.9%  c -> a -> d  a -> e }`);
  const values = (askings: ReturnType<typeof rpoAskedOf>) => askings.map((asking) => asking.value);

  it("are those of the flow and of the design", () => {
    assert.deepEqual(values(askedOfFlow(flow("f"), "availability")), [99.9, 99]);
    assert.deepEqual(values(rpoAskedOf(review, element("d"))), [600_000, 60_000]);
    assert.deepEqual(values(rpoAskedOf(review, element("e"))), [600_000]);
    assert.deepEqual(values(rtoAskedOf(review, element("a"))), [3_600_000, 300_000]);
    assert.deepEqual(values(rtoAskedOf(review, element("idle"))), []);
    assert.equal(strictest(rpoAskedOf(review, element("d")))?.value, 60_000);
  });

  it("tell whether the write on which a flow's asking rests is stated", () => {
    const sample = sampleOf(`client c  service a  store d  store e
      c -> a -> d  a -> e { operation: write }  a -> e "Look" { operation: read }
      flow f { rpo: 1min  c -> a -> d  a -> e }`);
    const stated = (store: string) => rpoAskedOf(sample.review, sample.element(store)).map((asked) => asked.stated);
    assert.deepEqual([stated("d"), stated("e")], [[false], [true]]);
  });
});
