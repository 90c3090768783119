import assert from "node:assert/strict";
import { parseFile } from "../../grammar/parse.js";
import { buildDesign } from "../../server/src/design/build.js";
import { applyEdits } from "../../server/src/design/edits/apply.js";
import { whatIf } from "../../server/src/drawing/what-if.js";
import { uncheckedDesignOf } from "../harness/design.js";
import { drawn, reviewOfTexts } from "./drawings.js";

const text = `client web
gateway edge { replicas: 2 }
service orders { replicas: 2 }
store db { replicas: 2 }
cache memory { of: db }
region eu { zone a { service local } zone b { service spare } }
host cluster
worker mailer { on: cluster }
topic placed
web -> edge -> orders -> db
orders -> memory { optional: true }
orders -> any [local, spare]
orders ~> placed { outbox: true }
placed ~> mailer
flow buy "Buy" { web -> edge -> orders -> db }
flow mail "Mail" { orders ~> placed ~> mailer }
`;
const review = reviewOfTexts(text);
const names = (parts: readonly { readonly reference: string; readonly reason: string }[]) =>
  parts.map(({ reference, reason }) => `${reference} ${reason}`);

describe("what if", () => {
  it("an element is lost: what depends on it is down, with the reason", () => {
    const { down, flows } = whatIf(review, ["element:db"]);
    assert.deepEqual(names(down), [
      "db is lost",
      "orders depends on db",
      "edge depends on orders",
      "web depends on edge",
    ]);
    assert.deepEqual(flows, [
      {
        reference: "buy",
        title: "Buy",
        state: "down",
        reasons: ["web depends on edge", "edge depends on orders", "orders depends on db", "db is lost"],
      },
      {
        reference: "mail",
        title: "Mail",
        state: "degraded",
        reasons: ["orders is down beyond the flow's own steps: it depends on db"],
      },
    ]);
  });

  it("something soft is lost: who used it is degraded, and nothing is down", () => {
    const { down, degraded, flows } = whatIf(review, ["element:memory"]);
    assert.deepEqual(names(down), ["memory is lost"]);
    assert.deepEqual(names(degraded), ["orders goes on without memory"]);
    assert.ok(flows.every(({ state }) => state === "unaffected"));
  });

  it("one of two alternatives is lost: it goes on; both are: it does not", () => {
    assert.deepEqual(names(whatIf(review, ["zone:eu.a"]).degraded), ["orders goes on without local"]);
    const { down } = whatIf(review, ["region:eu"]);
    assert.ok(names(down).includes("orders needs one of local, spare"));
  });

  it("a host is lost: what stands on it is down, and its flow goes on without it", () => {
    const { down, degraded, flows } = whatIf(review, ["element:cluster"]);
    assert.deepEqual(names(down), ["cluster is lost", "mailer stands on cluster"]);
    assert.deepEqual(names(degraded), ["placed goes on without mailer"]);
    assert.deepEqual(flows[1], {
      reference: "mail",
      title: "Mail",
      state: "degraded",
      reasons: ["mailer is down beyond the flow's own steps: it stands on cluster"],
    });
  });

  it("nothing is lost, or only what is no longer there: nothing happens, and there is no scenario", () => {
    for (const lost of [[], ["element:gone", "zone:nowhere.a", "region:nowhere", "nonsense"]]) {
      const { down, degraded, scenario } = whatIf(review, lost);
      assert.deepEqual([down, degraded, scenario], [[], [], undefined]);
    }
  });

  it("can take down places that are only named in lists", () => {
    const listed = reviewOfTexts(`service a { zones: [eu.a, eu.b] }\nservice b { regions: [us] }`);
    assert.deepEqual(drawn(listed).places, ["region:eu", "zone:eu.a", "zone:eu.b", "region:us"]);
    assert.deepEqual(names(whatIf(listed, ["region:us"]).down), ["b is lost"]);
    assert.deepEqual(names(whatIf(listed, ["zone:eu.a", "zone:eu.b"]).down), ["a is lost"]);
  });

  it("can be kept as a scenario that says the same", () => {
    const { scenario } = whatIf(review, ["element:db", "zone:eu.a"]);
    assert.ok(scenario);
    const { root } = review.design;
    const edited = text.slice(0, scenario.span.start) + scenario.text + text.slice(scenario.span.end);
    const design = buildDesign(root.uri, () => parseFile(edited));
    assert.deepEqual(design.root.problems, []);
    const [kept] = design.root.scenarios;
    assert.equal(kept?.name, "lose-db");
    assert.deepEqual(
      kept.lose.map((loss) =>
        loss.type === "element" ? loss.element.name : loss.type === "zone" ? `${loss.region}.${loss.zone}` : "",
      ),
      ["db", "eu.a"],
    );
  });

  it("names imported elements as the root file does", () => {
    const imported = reviewOfTexts(importing);
    const { scenario, imports } = whatIf(imported, ["element:ledger"]);
    assert.match(scenario?.text ?? "", /lose: books\n/);
    assert.deepEqual(imports, []);
  });

  it("takes in what the root file does not name, under a name that is free there", () => {
    const imported = reviewOfTexts(importing);
    const { scenario, imports = [] } = whatIf(imported, ["element:data~2", "element:log", "element:ledger"]);
    assert.ok(scenario);
    const { root } = imported.design;
    const edited = applyEdits(root.syntax.text, [...imports, scenario]);
    const design = uncheckedDesignOf({ ...importing, "design.lintel": edited });
    assert.deepEqual(design.root.problems, []);
    assert.match(edited, /^import \{ ledger as books, data as data-2, log \} from "\.\/pay\.lintel"\n/);
    assert.match(edited, /lose: \[data-2, log, books\]\n/);
    const [kept] = design.root.scenarios;
    assert.deepEqual(
      kept?.lose.map((loss) => loss.type === "element" && loss.element.file.uri.endsWith("pay.lintel")),
      [true, true, true],
    );
  });
});

const importing = {
  "design.lintel": `import { ledger as books } from "./pay.lintel"\nservice a\nstore data\na -> [books, data]\n`,
  "pay.lintel": "service ledger\nstore data\nstore log\nledger -> [data, log]",
};
