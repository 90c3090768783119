import assert from "node:assert/strict";
import { prepareRename, renameAt } from "../../server/src/features/rename.js";
import { checkoutAt, edited, sceneOf, textOf, type Scene } from "../harness/features.js";
import { folder } from "../harness/review.js";

/** The texts of all changed files by name after a rename. */
function renamed(scene: Scene, name: string): Record<string, string> {
  const result = renameAt(scene.snapshot, scene.uri, scene.position, name);
  assert.ok("edit" in result, "problem" in result ? result.problem : "");
  const changes = Object.entries(result.edit.changes ?? {});
  return Object.fromEntries(
    changes.map(([uri, edits]) => [uri.slice(folder.length), edited(textOf(scene, uri), edits)]),
  );
}

function problemOf(scene: Scene, name: string): string {
  const result = renameAt(scene.snapshot, scene.uri, scene.position, name);
  return "problem" in result ? result.problem : "";
}

const shared = {
  "a.lintel": "service led|ger\nstore db\nledger -> db",
  "b.lintel": 'import { ledger } from "./a.lintel"\nservice s\ns -> ledger',
  "c.lintel": 'import { ledger as books } from "./a.lintel"\nservice s\ns -> books',
};

describe("rename", () => {
  it("changes the declaration and every use, in all files", () => {
    assert.deepEqual(renamed(sceneOf(shared), "journal"), {
      "a.lintel": "service journal\nstore db\njournal -> db",
      "b.lintel": 'import { journal } from "./a.lintel"\nservice s\ns -> journal',
      "c.lintel": 'import { journal as books } from "./a.lintel"\nservice s\ns -> books',
    });
  });

  it("starts from a use in another file as well", () => {
    const scene = sceneOf({
      "b.lintel": shared["b.lintel"].replace("s -> led", "s -> led|"),
      "a.lintel": shared["a.lintel"].replace("|", ""),
    });
    assert.deepEqual(Object.keys(renamed(scene, "journal")).sort(), ["a.lintel", "b.lintel"]);
  });

  it("changes an alias in its file alone", () => {
    const scene = sceneOf({
      "c.lintel": shared["c.lintel"].replace("-> bo", "-> bo|"),
      "a.lintel": shared["a.lintel"].replace("|", ""),
    });
    assert.deepEqual(renamed(scene, "journal"), {
      "c.lintel": 'import { ledger as journal } from "./a.lintel"\nservice s\ns -> journal',
    });
  });

  it("changes a zone in its block, in lists and behind its region", () => {
    const text = "region eu { zone a| { service s } }\nservice t { zones: [eu.a] }\nscenario x { lose: eu.a }";
    assert.deepEqual(renamed(sceneOf(text), "west"), {
      "design.lintel":
        "region eu { zone west { service s } }\nservice t { zones: [eu.west] }\nscenario x { lose: eu.west }",
    });
  });

  it("gives the same text when it is undone", () => {
    const scene = sceneOf(shared);
    const there = renamed(scene, "journal");
    const back = sceneOf({ ...there, "a.lintel": (there["a.lintel"] ?? "").replace("journal", "jour|nal") });
    assert.deepEqual(renamed(back, "ledger"), { ...shared, "a.lintel": shared["a.lintel"].replace("|", "") });
  });

  it("refuses names that are none, reserved or taken, in one sentence", () => {
    const scene = sceneOf({ ...shared, "b.lintel": `${shared["b.lintel"]}\nstore journal` });
    assert.match(problemOf(scene, "service"), /^"service" is a word of the language/);
    assert.match(problemOf(scene, "many"), /^"many" is a word of the language/);
    for (const name of ["", "2nd", "a b", "a--b", "a-", "ö", "a.b", "a->b"])
      assert.match(problemOf(scene, name), /is no name/);
    assert.match(problemOf(scene, "db"), /^"db" is already the name of a store in a\.lintel\.$/);
    assert.match(problemOf(scene, "journal"), /^"journal" is already the name of a store in b\.lintel\.$/);
  });

  it("does not mind a name that is taken where the thing has another one", () => {
    const scene = sceneOf({ "a.lintel": shared["a.lintel"], "c.lintel": `${shared["c.lintel"]}\nstore journal` });
    assert.equal(problemOf(scene, "journal"), "");
  });

  it("prepares with the range and text of the name, and not at words of the language", () => {
    const scene = checkoutAt("orders-db", 1, 4);
    const prepared = prepareRename(scene.snapshot, scene.uri, scene.position);
    assert.equal(prepared?.placeholder, "orders-db");
    assert.equal(textOf(scene, scene.uri, prepared?.range), "orders-db");
    for (const word of ["timeout", "client", "true", "99.9%"]) {
      const other = checkoutAt(word);
      assert.equal(prepareRename(other.snapshot, other.uri, other.position), undefined, word);
    }
  });
});
