import assert from "node:assert/strict";
import { canGoOnWriting, redundant, survivesRegion, survivesZone } from "../../server/src/graph/redundancy.js";
import type { Verdict } from "../../server/src/graph/verdict.js";
import type { Element } from "../../server/src/design/model.js";
import { sampleOf, uncheckedSampleOf } from "../harness/design.js";
import { said } from "../harness/verdicts.js";

/** Texts that declare an element x, with the expected answer for it. */
function check(judge: (element: Element) => Verdict, cases: Readonly<Record<string, string>>): void {
  for (const [text, expected] of Object.entries(cases)) {
    assert.equal(said(judge(uncheckedSampleOf(text).element("x"))), expected, text);
  }
}

describe("redundant", () => {
  it("counts instances, providers and quick failover", () =>
    check(redundant, {
      "service x": "no?",
      "service x { replicas: 1 }": "no",
      "service x { replicas: 2 }": "yes",
      "service x { replicas: many }": "yes",
      "service x { scaling { min: 2  max: 4 } }": "yes",
      "service x { scaling { min: 1 } }": "no",
      "service x { replicas: 1  scaling { min: 2 } }": "yes",
      "service x { scaling: auto }": "no?",
      "service x { managed: zonal }": "yes",
      "service x { managed: true }": "yes",
      "service x { managed: false }": "no?",
      "service x { managed: false  replicas: 1 }": "no",
      "service x { failover: warm }": "yes",
      "service x { failover: automatic }": "yes",
      "service x { failover: cold }": "no?",
      "service x { failover { time: 5min } }": "no?",
    }));

  it("asks of a store with replicas that it can go on writing", () =>
    check(redundant, {
      "store x { replicas: 2 }": "no?",
      "store x { replicas: 2  failover: cold }": "no",
      "store x { replicas: 2  failover: hot }": "yes",
      "store x { replicas: 3  replication: quorum }": "yes",
      "store x { replicas: 3  replication { topology: leaderless } }": "yes",
      "store x { replicas: 3  replication { mode: sync  topology: leader-follower } }": "no?",
      "store y\nstore x { replicas: 2  of: y }": "yes",
      "cache x { replicas: 2 }": "yes",
      "queue x { replicas: 2 }": "yes",
    }));

  it("takes function, dns and cdn that say nothing as managed", () =>
    check(redundant, {
      "function x": "yes?",
      "dns x": "yes?",
      "cdn x { ttl: 1min }": "yes?",
      "function x { replicas: 1 }": "no",
      "function x { zones: 2 }": "no?",
      "function x { scaling { max: 3 } }": "no?",
    }));

  it("never asks client and external", () => check(redundant, { "client x": "-", "external x { replicas: 1 }": "-" }));

  it("does not know what is invalid, but for a sure yes", () =>
    check(redundant, {
      "service x { replicas: soon }": "-",
      "service x { replicas: soon  managed: true }": "yes",
      "service x { replicas 2 }": "-",
    }));

  it("takes what a store has from its host, but not what a service has", () => {
    const { element } = sampleOf(`
      host machine { replicas: 3  failover: hot }
      store db { on: machine }
      service api { on: machine }`);
    assert.equal(said(redundant(element("db"))), "yes");
    assert.equal(said(redundant(element("api"))), "no?");
  });

  it("takes what defaults state", () => {
    const { element } = sampleOf("defaults { service { replicas: 2 } }\nservice x\nservice y { replicas: 1 }");
    assert.equal(said(redundant(element("x"))), "yes");
    assert.equal(said(redundant(element("y"))), "no");
  });
});

describe("canGoOnWriting", () => {
  it("asks who takes over", () =>
    check(canGoOnWriting, {
      "store x { replicas: 2 }": "no?",
      "store x { replicas: 2  failover: none }": "no",
      "store x { managed: true }": "yes",
      "store x { replication { topology: multi-leader } }": "yes",
      "store x { replication: async }": "no?",
    }));
});

describe("survivesZone", () => {
  it("asks for two zones, or for a provider that has them", () =>
    check(survivesZone, {
      "service x": "no?",
      "service x { replicas: 3 }": "no?",
      "service x { zones: 1 }": "no",
      "service x { zones: 2 }": "yes",
      "service x { zones: many }": "yes",
      "service x { zones: [a] }": "no",
      "service x { zones: [a, b] }": "yes",
      "service x { regions: 2 }": "yes",
      "service x { managed: zonal }": "no",
      "service x { managed: true }": "no?",
      "service x { managed: regional }": "yes",
      "function x": "yes?",
      "region eu { service x }": "no?",
      "region eu { zone a { service x { replicas: 2 } } }": "no",
      "region eu { zone a { function x } }": "no",
      "region eu { zone a { service x { managed: regional } } }": "yes",
      "service x { zones: lots }": "-",
    }));

  it("asks the host, and the block around it", () => {
    const { element } = sampleOf(`
      region eu { zone a { host here { replicas: 2 } } }
      host there { zones: 3 }
      service x { on: here  replicas: 2 }
      service y { on: there }
      service z { on: here  zones: 2 }`);
    assert.deepEqual(
      ["x", "y", "z"].map((name) => said(survivesZone(element(name)))),
      ["no", "yes", "yes"],
    );
  });
});

describe("survivesRegion", () => {
  it("asks for two regions, or for a provider that has them", () =>
    check(survivesRegion, {
      "service x { zones: 3 }": "no?",
      "service x { regions: 1 }": "no",
      "service x { regions: [eu, us] }": "yes",
      "service x { managed: global }": "yes",
      "service x { managed: regional }": "no",
      "function x": "no?",
      "cdn x": "yes?",
      "region eu { service x }": "no",
      "region eu { cdn x }": "no",
    }));
});
