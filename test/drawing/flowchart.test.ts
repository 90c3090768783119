import assert from "node:assert/strict";
import { drawn, edgeOf, edgesOf, nodeOf, reviewOfTexts, textAt } from "./drawings.js";

const shop = `design "Shop" { owner: "team" }
client web "Web shop"
gateway edge { replicas: 2 zones: 2 }
group "Ordering" {
  service orders "Order service" { replicas: 3 }
  store orders-db "Orders" { tech: "PostgreSQL 17" }
  cache baskets { of: orders-db }
}
region eu {
  zone a { service audit }
}
host cluster
service reports { on: cluster }
store replica { of: orders-db }
topic placed { dead-letter: lost }
queue lost
worker mailer
external cards "Card processor"
web -> edge -> orders { timeout: 1s }
orders -> cards "Authorize" { method: POST timeout: 800ms retry { attempts: 2 backoff: exponential delay: 100ms } }
orders -> orders-db
orders -> baskets { fallback: orders-db }
orders -> any [audit, reports]
orders ~> placed { outbox: true }
placed ~> mailer
`;

describe("the whole design as a flowchart", () => {
  it("draws every element with title, what it is made of, and how often it is there", () => {
    const drawing = drawn(shop);
    assert.equal(drawing.nodes.length, 13);
    assert.equal(nodeOf(drawing, "orders").label, "Order service service · ×3");
    assert.equal(nodeOf(drawing, "orders-db").label, "Orders PostgreSQL 17");
    assert.equal(nodeOf(drawing, "edge").description, "gateway, 2 replicas, 2 zones");
  });

  it("tells calls, messages and what is survived apart, and draws what follows from references", () => {
    const edges = edgesOf(drawn(shop));
    assert.deepEqual(edges, [
      "Web shop call edge",
      "edge call Order service",
      "Order service call Card processor",
      "Order service call Orders",
      "Order service soft-call baskets",
      "Order service call audit",
      "Order service call reports",
      "Order service soft-message placed",
      "placed message mailer",
      "reports runs-on cluster",
      "replica relation Orders",
      "placed relation lost",
    ]);
  });

  it("labels an edge with its title and `any`, and says the rest in words", () => {
    const drawing = drawn(shop);
    const authorize = edgeOf(drawing, "Order service", "Card processor");
    assert.equal(authorize.label, "Authorize");
    assert.equal(authorize.description, "write, timeout 800ms, 2 attempts, exponential from 100ms");
    assert.equal(edgeOf(drawing, "Order service", "audit").label, "any");
  });

  it("puts groups, regions and zones around their elements, zones inside regions", () => {
    const { frames, text } = drawn(shop);
    assert.deepEqual(
      frames.map(({ kind, label, reference }) => [kind, label, reference]),
      [
        ["group", "Ordering", "Ordering"],
        ["region", "eu", "eu"],
        ["zone", "a", "eu.a"],
      ],
    );
    assert.match(text, /subgraph region_eu\["eu"\]\n {4}subgraph zone_eu_a\["a"\]\n {6}service_audit\[/);
  });

  it("leaves frames out when asked to", () => {
    const drawing = drawn(shop, "design", { frames: "hidden" });
    assert.deepEqual(drawing.frames, []);
    assert.ok(!drawing.text.includes("subgraph"));
  });

  it("has one shape a kind", () => {
    const { text } = drawn("service a\nstore b\nqueue c\nclient d");
    for (const shape of ["rounded", "cyl", "h-cyl", "stadium"]) assert.ok(text.includes(`shape: ${shape} }`), shape);
  });

  it("maps every part to its place in the source", () => {
    const review = reviewOfTexts(shop);
    const drawing = drawn(review);
    const orders = nodeOf(drawing, "orders");
    assert.equal(textAt(review, orders.location), "orders");
    assert.equal(textAt(review, orders.extent), `service orders "Order service" { replicas: 3 }`);
    const edge = edgeOf(drawing, "edge", "Order service");
    assert.equal(textAt(review, edge.location), "edge -> orders");
    assert.equal(textAt(review, edge.extent), "web -> edge -> orders { timeout: 1s }");
  });

  it("gives ids that are no words of Mermaid and stay the same over an edit elsewhere", () => {
    const before = drawn("service graph\nservice style\nservice class_1\ngraph -> style");
    const after = drawn("client extra\nservice graph\nservice style\nservice class_1\ngraph -> style");
    const ids = before.nodes.map(({ id }) => id);
    assert.deepEqual(ids, ["service_graph", "service_style", "service_class_1"]);
    assert.deepEqual(
      after.nodes.slice(1).map(({ id }) => id),
      ids,
    );
  });

  it("keeps elements apart whose names differ only in what an id can't show", () => {
    const { nodes } = drawn("service a-b\nservice a_b");
    assert.equal(new Set(nodes.map(({ id }) => id)).size, 2);
  });

  it("frames what an import brought in by its file, and tells equal names apart", () => {
    const drawing = drawn({
      "design.lintel": `import { ledger } from "./pay.lintel"\nservice db\ndb -> ledger`,
      "pay.lintel": `design "Payments" { owner: "x" }\nservice ledger\nstore db\nledger -> db`,
    });
    assert.deepEqual(
      drawing.frames.map(({ kind, label }) => [kind, label]),
      [["file", "Payments"]],
    );
    assert.deepEqual(
      drawing.nodes.flatMap(({ references }) => references),
      ["db", "ledger", "db~2"],
    );
  });

  it("goes on with everything else when one block is broken", () => {
    const drawing = drawn("service a\nservice b {{ ]\nservice c\na -> c");
    assert.ok(drawing.nodes.some(({ title }) => title === "a") && drawing.nodes.some(({ title }) => title === "c"));
    assert.equal(drawing.edges.length, 1);
  });

  it("leaves out an element that has no name yet", () => {
    assert.deepEqual(
      drawn("service a\nservice {").nodes.map(({ title }) => title),
      ["a"],
    );
  });

  it("draws an empty file as nothing, and its text says so wherever it is rendered", () => {
    for (const text of ["", `policy calm { forbid service without owner }`]) {
      const drawing = drawn(text);
      assert.deepEqual(drawing.nodes, []);
      assert.match(drawing.text, /^flowchart TB\n {2}empty\["Nothing to draw: no elements are declared\."\]\n/);
    }
  });

  it("draws to the right what fans out far, and down what is deep", () => {
    const fan = Array.from({ length: 12 }, (_, index) => `service s${index}\na -> s${index}`).join("\n");
    assert.equal(drawn(`client a\n${fan}`).direction, "right");
    const chain = Array.from({ length: 8 }, (_, index) => `service s${index}`);
    assert.equal(drawn(`${chain.join("\n")}\ns0 -> s1 -> s2 -> s3 -> s4 -> s5 -> s6 -> s7`).direction, "down");
    assert.equal(drawn(`client a\n${fan}`, "design", { direction: "down" }).direction, "down");
  });
});
