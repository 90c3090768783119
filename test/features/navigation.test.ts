import assert from "node:assert/strict";
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from "../../server/src/features/call-hierarchy.js";
import { definitionsAt } from "../../server/src/features/definition.js";
import { highlightsAt } from "../../server/src/features/highlights.js";
import { referencesAt } from "../../server/src/features/references.js";
import { checkoutAt, placesOf, sceneOf, textOf, type Scene } from "../harness/features.js";

const definitionsIn = (scene: Scene): string[] =>
  placesOf(
    scene,
    definitionsAt(scene.snapshot, scene.uri, scene.position).map(({ targetUri, targetSelectionRange }) => ({
      uri: targetUri,
      range: targetSelectionRange,
    })),
  );
const referencesIn = (scene: Scene, includeDeclaration = true): string[] =>
  placesOf(scene, referencesAt(scene.snapshot, scene.uri, scene.position, { includeDeclaration }));

describe("navigation", () => {
  describe("definition", () => {
    it("leads from an endpoint, a step and a reference to the declaration", () => {
      assert.deepEqual(definitionsIn(checkoutAt("orders ->", 0)), ["design.lintel:13 orders"]);
      assert.deepEqual(definitionsIn(checkoutAt("mailer", 2)), ["design.lintel:24 mailer"]);
      assert.deepEqual(definitionsIn(checkoutAt("order-dlq", 0)), ["design.lintel:23 order-dlq"]);
    });

    it("leads into another file, from the import and from a use", () => {
      assert.deepEqual(definitionsIn(checkoutAt("ledger", 0)), ["payments.lintel:1 ledger"]);
      assert.deepEqual(definitionsIn(checkoutAt("ledger", 1)), ["payments.lintel:1 ledger"]);
    });

    it("leads from the path of an import to the file", () => {
      assert.deepEqual(definitionsIn(checkoutAt("./payments", 0)), ["payments.lintel:1 "]);
    });

    it("shows the range of the name that it starts from", () => {
      const scene = checkoutAt("orders-db", 1, 6);
      const [link] = definitionsAt(scene.snapshot, scene.uri, scene.position);
      assert.equal(textOf(scene, scene.uri, link?.originSelectionRange), "orders-db");
      assert.equal(textOf(scene, scene.uri, link?.targetRange), 'store orders-db "Orders" { type: relational }');
    });

    it("finds a zone by its block", () => {
      const scene = sceneOf("region eu { zone a { service s } }\nscenario x { lose: eu.|a }");
      assert.deepEqual(definitionsIn(scene), ["design.lintel:1 a"]);
    });

    it("leads nowhere from a key, a number and an unknown name", () => {
      assert.deepEqual(definitionsIn(checkoutAt("timeout", 0)), []);
      assert.deepEqual(definitionsIn(checkoutAt("2s", 0)), []);
      assert.deepEqual(definitionsIn(sceneOf("service a\na -> no|body")), []);
    });
  });

  describe("references", () => {
    it("finds every use, in order", () => {
      assert.deepEqual(referencesIn(checkoutAt("orders-db")), [
        "design.lintel:19 orders-db",
        "design.lintel:28 orders-db",
        "design.lintel:30 orders-db",
      ]);
    });

    it("leaves the declaration out where that is asked", () => {
      assert.equal(referencesIn(checkoutAt("mailer"), false).length, 2);
    });

    it("finds uses in files that import it, under whatever name", () => {
      const scene = sceneOf({
        "a.lintel": "service led|ger\nstore db\nledger -> db",
        "b.lintel": 'import { ledger as books } from "./a.lintel"\nservice s\ns -> books',
        "c.lintel": "service ledger",
      });
      assert.deepEqual(referencesIn(scene), [
        "a.lintel:1 ledger",
        "a.lintel:3 ledger",
        "b.lintel:1 ledger",
        "b.lintel:1 books",
        "b.lintel:3 books",
      ]);
    });

    it("finds tags in policies of files that are joined by imports", () => {
      const scene = sceneOf({
        "a.lintel": "service s { tags: [pci] }",
        "b.lintel": 'import { s } from "./a.lintel"\npolicy p { forbid #p|ci -> external }',
        "c.lintel": "service s { tags: [pci] }",
      });
      assert.deepEqual(referencesIn(scene).sort(), ["a.lintel:1 pci", "b.lintel:2 pci"]);
    });

    it("tells a group from a region of another file with the same name", () => {
      const scene = sceneOf("group g| { service s }\nservice h { regions: [g] }");
      assert.deepEqual(referencesIn(scene), ["design.lintel:1 g"]);
    });
  });

  it("highlights what the file says of it, written and read", () => {
    const scene = checkoutAt("ledger", 1);
    const found = highlightsAt(scene.snapshot, scene.uri, scene.position);
    assert.deepEqual(
      found.map(({ range, kind }) => [range.start.line + 1, kind]),
      [
        [1, 3],
        [30, 2],
      ],
    );
  });

  describe("call hierarchy", () => {
    const item = (scene: Scene) => {
      const [found] = prepareCallHierarchy(scene.snapshot, scene.uri, scene.position);
      assert.ok(found);
      return found;
    };

    it("names callers and callees with the places of the links", () => {
      const scene = checkoutAt("orders ->");
      const orders = item(scene);
      assert.equal(orders.detail, "service · Order service");
      const incoming = incomingCalls(scene.snapshot, orders);
      assert.deepEqual(
        incoming.map(({ from, fromRanges }) => [from.name, fromRanges.map((range) => textOf(scene, scene.uri, range))]),
        [["edge", ["edge -> orders"]]],
      );
      const names = outgoingCalls(scene.snapshot, orders).map(({ to }) => to.name);
      assert.deepEqual(names, ["orders-db", "cards", "ledger", "order-placed"]);
    });

    it("finds callers in files that import the element", () => {
      const scene = sceneOf({
        "a.lintel": "service led|ger",
        "b.lintel": 'import { ledger } from "./a.lintel"\nservice s\ns -> ledger',
      });
      const [call] = incomingCalls(scene.snapshot, item(scene));
      assert.equal(call?.from.name, "s");
      assert.deepEqual(
        call &&
          placesOf(
            scene,
            call.fromRanges.map((range) => ({ uri: call.from.uri, range })),
          ),
        ["b.lintel:3 s -> ledger"],
      );
    });

    it("starts a flow at its first element", () => {
      const scene = checkoutAt("place-order");
      assert.deepEqual(
        outgoingCalls(scene.snapshot, item(scene)).map(({ to }) => to.name),
        ["web"],
      );
    });
  });
});
