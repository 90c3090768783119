import assert from "node:assert/strict";
import { CompletionItemKind, InsertTextFormat, type CompletionItem } from "vscode-languageserver-types";
import { kindNames, isElementKind, type KindName } from "../../grammar/schema/kinds.js";
import { completionsAt, resolveCompletion } from "../../server/src/features/completion.js";
import { plainText } from "../../server/src/features/completion/candidate.js";
import { checkout, checkoutAt, sceneOf, testHandbook, type Scene } from "../harness/features.js";
import { mistakesOf } from "../harness/ast.js";
import { uncheckedDesignOf } from "../harness/design.js";

function itemsIn(scene: Scene): readonly CompletionItem[] {
  return completionsAt(scene.snapshot, scene.uri, scene.position).items;
}

const labelsIn = (scene: Scene): string[] => itemsIn(scene).map(({ label }) => label);
const labelsAt = (text: string): string[] => labelsIn(sceneOf(text));

function itemAt(text: string, label: string): CompletionItem {
  const item = itemsIn(sceneOf(text)).find((one) => one.label === label);
  assert.ok(item, `"${label}" is not offered.`);
  return item;
}

/** The text after the item is taken and no tab stop touched. */
function taken(text: string, label: string): string {
  const scene = sceneOf(text);
  const edit = itemAt(text, label).textEdit;
  assert.ok(edit && "range" in edit);
  const lines = scene.text.split("\n");
  const line = lines[edit.range.start.line] ?? "";
  lines[edit.range.start.line] =
    line.slice(0, edit.range.start.character) + plainText(edit.newText) + line.slice(edit.range.end.character);
  return lines.join("\n");
}

const pair =
  "client web\nservice api\nstore db\ncache copy\nqueue jobs\nworker mailer\nweb -> api\napi -> db\napi ~> jobs ~> mailer\n";

describe("completion", () => {
  describe("of declarations", () => {
    it("offers every kind at the top of an empty file, and what else may stand there", () => {
      const labels = labelsAt("|");
      const expected = kindNames.filter((kind) => kind !== "zone" && kind !== "scenario");
      for (const kind of [...expected, "defaults"]) assert.ok(labels.includes(kind), kind);
      assert.ok(!labels.includes("zone") && !labels.includes("accept"));
    });

    it("offers one design, and none where there is one", () => {
      assert.ok(!labelsAt('design "x" { }\n|').includes("design"));
      assert.ok(labelsAt('des|ign "x" { }').includes("design"));
    });

    it("offers zones in regions, and no region or zone inside a zone", () => {
      const inRegion = labelsAt("region eu {\n  |\n}");
      assert.ok(inRegion.includes("zone") && !inRegion.includes("region") && !inRegion.includes("flow"));
      const inZone = labelsAt("region eu {\n  zone a {\n    |\n  }\n}");
      assert.ok(inZone.includes("service") && !inZone.includes("zone") && !inZone.includes("region"));
    });

    it("offers elements to start a link from", () => {
      const labels = labelsAt(`${pair}|`);
      for (const name of ["web", "api", "db"]) assert.ok(labels.includes(name), name);
    });

    it("gives a new element a name that is free", () => {
      assert.match(taken("service my-service\n|", "service"), /\nservice my-service-2 \{/);
    });
  });

  describe("of keys", () => {
    it("offers the keys of the kind, and of a block those of the block", () => {
      const labels = labelsAt("store s {\n  |\n}");
      assert.ok(labels.includes("replication") && !labels.includes("quota") && !labels.includes("ttl"));
      assert.deepEqual(labelsAt("store s { replication { | } }"), [
        "mode",
        "topology",
        "read-quorum",
        "write-quorum",
        "lag",
        "conflicts",
      ]);
    });

    it("offers no key that is there already, before the cursor or behind it", () => {
      const labels = labelsAt('store s "Title" {\n  type: relational\n  |\n  backup { every: 1h }\n}');
      for (const key of ["type", "backup", "title"]) assert.ok(!labels.includes(key), key);
      assert.ok(labels.includes("replicas"));
    });

    it("offers what a step may narrow in a flow, and links' keys outside", () => {
      assert.deepEqual(labelsAt(`${pair}flow f { web -> api { | } }`), ["operation", "method", "by", "consistency"]);
      assert.ok(labelsAt(`${pair}web -> db { | }`).includes("timeout"));
    });

    it("offers no place of its own to an element that a block places", () => {
      const labels = labelsAt("region eu { zone a { service s { | } } }");
      assert.ok(!labels.includes("zones") && !labels.includes("regions") && labels.includes("replicas"));
    });

    it("offers no title, on and of in defaults", () => {
      const labels = labelsAt("defaults { cache { | } }");
      assert.ok(labels.includes("ttl"));
      for (const key of ["title", "on", "of"]) assert.ok(!labels.includes(key), key);
    });

    it("writes the key alone where its value is there already", () => {
      assert.equal(taken("service s { tra|cing: true }", "tracing"), "service s { tracing: true }");
      assert.equal(taken("service s { tra|: true }", "tracing"), "service s { tracing: true }");
    });

    for (const kind of [...kindNames, "link"] as const) {
      it(`writes properties of ${kind} that have no error`, () => {
        const { before, after, key } = bodyOf(kind);
        const text = `${before}|${after}`;
        const keys = itemsIn(sceneOf(text)).filter((item) => item.kind === CompletionItemKind.Property);
        assert.ok(keys.length > 0 && keys.some(({ label }) => label === key));
        for (const { label } of keys) {
          const made = taken(text, label);
          const { files } = uncheckedDesignOf(made);
          const wrong = files.flatMap(({ problems, syntax }) => [
            ...problems.map(({ message }) => message),
            ...mistakesOf(syntax),
          ]);
          assert.deepEqual(wrong, [], made);
        }
      });
    }
  });

  describe("of values", () => {
    it("offers the words that a key knows, saying no last", () => {
      assert.deepEqual(labelsAt("cache c { eviction: | }"), ["lru", "lfu", "fifo", "ttl", "random", "none"]);
      assert.deepEqual(labelsAt("service s { tracing: | }"), ["true", "false"]);
    });

    it("offers the words of a block's main key", () => {
      assert.deepEqual(labelsAt("store s { failover: | }"), ["cold", "warm", "hot", "automatic", "none"]);
    });

    it("offers in a list what is not in it yet", () => {
      assert.deepEqual(labelsAt(`${pair}web -> db { retry { on: [timeout, |] } }`), [
        "connection",
        "throttled",
        "server-error",
        "any",
      ]);
    });

    it("offers names by what fits: a dead letter goes to a queue first", () => {
      assert.deepEqual(
        labelsAt(`${pair}topic t { dead-letter: | }`),
        ["jobs", "t", "db", "none"].filter((name) => name !== "t"),
      );
    });

    it("offers stores to a store's `of`, and not itself", () => {
      assert.deepEqual(labelsAt("store a\nservice x\nstore b { of: | }"), ["a"]);
    });

    it("offers flows, elements and places to a scenario", () => {
      const text = "region eu { zone a { service s } }\nservice t\nt -> s\nflow f { t -> s }\n";
      assert.deepEqual(labelsAt(`${text}scenario x { lose: s  expect: [|] }`), ["f"]);
      assert.deepEqual(labelsAt(`${text}scenario x { lose: [|] }`), ["s", "t", "eu"]);
      assert.deepEqual(labelsAt(`${text}scenario x { lose: eu.| }`), ["a"]);
    });

    it("offers units behind a number, as the key takes them", () => {
      assert.deepEqual(labelsAt(`${pair}web -> db { timeout: 5| }`), ["5ms", "5s", "5min", "5h", "5d"]);
      assert.deepEqual(labelsAt("client c { rate: 10k| }"), ["10k/s", "10k/min", "10k/h", "10k/d"]);
      assert.deepEqual(labelsAt("service s { availability: 99.9| }"), ["99.9%"]);
      assert.equal(taken("client c { rate: 10k/m| }", "10k/min"), "client c { rate: 10k/min }");
    });

    it("offers texts that the design says already under the key", () => {
      assert.ok(labelsAt('service a { owner: "team-a" }\nservice b { owner: | }').includes('"team-a"'));
      assert.deepEqual(labelsAt('service a { owner: "team-a" }\nservice b { owner: "te|" }'), ["team-a"]);
    });

    it("offers the fields that the target of a link has an index on", () => {
      assert.deepEqual(labelsAt("service s\nstore d { indexes: [email] }\ns -> d { by: | }"), ["email"]);
    });
  });

  describe("of links", () => {
    it("offers what the source usually calls first, and nothing twice", () => {
      assert.deepEqual(labelsAt("client web\nservice api\nstore db\ngateway edge\nweb -> |"), [
        "edge",
        "api",
        "db",
        "any",
      ]);
      assert.ok(!labelsAt(`${pair}api -> |`).includes("db"));
    });

    it("offers queues first to a message", () => {
      const labels = labelsAt("service api\nstore db\nqueue jobs\nworker w\napi ~> |");
      assert.equal(labels[0], "jobs");
    });

    it("offers elements of other files once they are begun, and imports what is taken", () => {
      const files = { "b.lintel": "service ledger\nservice api" };
      const scene = sceneOf({
        "a.lintel": 'import { api } from "./b.lintel"\nservice s\ns -> api\ns -> le|',
        ...files,
      });
      const item = itemsIn(scene).find(({ label }) => label === "ledger");
      assert.equal(item?.detail, "service · from ./b.lintel");
      assert.deepEqual(item.additionalTextEdits, [
        { range: { start: { line: 0, character: 12 }, end: { line: 0, character: 12 } }, newText: ", ledger" },
      ]);
      assert.ok(!labelsIn(sceneOf({ "a.lintel": "service s\ns -> |", ...files })).includes("ledger"));
    });

    it("goes on in lists and chains", () => {
      assert.deepEqual(labelsAt(`${pair}web -> [mailer, |]`).includes("mailer"), false);
      assert.ok(labelsAt("service a\nservice b\nservice c\na -> b -> |").includes("c"));
    });

    it("offers arrows behind a name", () => {
      assert.deepEqual(labelsAt(`${pair}web |`), ["->", "~>"]);
    });
  });

  describe("of steps", () => {
    it("offers the targets of declared links over the arrow, and nothing else", () => {
      assert.deepEqual(labelsAt(`${pair}flow f { api -> | }`), ["db"]);
      assert.deepEqual(labelsAt(`${pair}flow f { api ~> | }`), ["jobs"]);
      assert.deepEqual(labelsAt(`${pair}flow f { mailer -> | }`), []);
    });

    it("starts outside, then goes on from where the flow has been", () => {
      assert.equal(labelsAt(`${pair}flow f {\n  |\n}`)[0], "web");
      const labels = labelsAt(`${pair}flow f {\n  web -> api\n  |\n}`);
      assert.ok(labels.includes("api -> db") && labels.includes("api ~> jobs") && !labels.includes("web -> api"));
    });
  });

  describe("of rules, imports and policies", () => {
    it("offers rules behind accept, those first that find something there", () => {
      const labels = labelsAt("client web\nstore db\nservice s\nweb -> s -> db\ndb ~> s\nservice x {\n  accept |\n}");
      assert.ok(labels.includes("single-point-of-failure"));
      const here = labelsAt(
        `${pair}flow f { web -> api }\nservice api2\napi -> db "x" { retry { backoff: fixed  | } }`,
      );
      assert.ok(here.includes("attempts"));
      const found = labelsAt(`client web\nservice api\nweb -> api { retry: unlimited  accept | }`);
      assert.ok(found.slice(0, 3).includes("unbounded-retry"), found.slice(0, 3).join(", "));
    });

    it("offers names of the imported file, and paths of files", () => {
      const files = { "b.lintel": "service x\nstore y\nflow f { a -> b }\npolicy p { forbid client -> store }" };
      assert.deepEqual(labelsIn(sceneOf({ "a.lintel": 'import { | } from "./b.lintel"', ...files })), ["x", "y", "p"]);
      assert.deepEqual(labelsIn(sceneOf({ "a.lintel": 'import { x, | } from "./b.lintel"', ...files })), ["y", "p"]);
      assert.deepEqual(labelsIn(sceneOf({ "a.lintel": "import { x } from |", ...files })), ["./b.lintel"]);
      assert.deepEqual(labelsIn(sceneOf({ "sub/a.lintel": 'import { x } from "|"', ...files })), ["../b.lintel"]);
      assert.deepEqual(labelsIn(sceneOf({ "a.lintel": "import { x } |", ...files })), ["from"]);
      const scene = sceneOf({ "a.lintel": "imp|", ...files });
      assert.ok(labelsIn(scene).includes('import from "./b.lintel"'));
    });

    it("offers no import behind a declaration", () => {
      const scene = sceneOf({ "a.lintel": "service s\n|", "b.lintel": "service x" });
      assert.ok(!labelsIn(scene).some((label) => label.startsWith("import")));
    });

    it("offers statements, selectors and requirements of a policy", () => {
      const labels = labelsAt("policy p {\n  |\n}");
      assert.deepEqual(labels.slice(0, 2), ["forbid", "require"]);
      const selectors = labelsAt("service s { tags: [pci] }\npolicy p { forbid client -> | }");
      assert.ok(selectors.includes("store") && selectors.includes("#pci") && selectors.includes("*"));
      assert.deepEqual(labelsAt("service s { tags: [pci] }\npolicy p { forbid #| -> store }"), ["pci"]);
      const required = labelsAt("policy p { require [service, store] { owner  | } }");
      assert.ok(required.includes("replicas") && !required.includes("owner") && !required.includes("state"));
    });
  });

  describe("in broken text", () => {
    it("works where a brace is missing, by indentation", () => {
      assert.ok(labelsAt("service s {\n  rep|\n\nstore b { replicas: 2 }").includes("replicas"));
      assert.ok(labelsAt("service s {\n  replicas: 2\n  |\n\nstore b").includes("zones"));
      assert.ok(labelsAt("service s {\n  replicas: 2\n|\nstore b").includes("store"));
      assert.ok(labelsAt("group g {\n  service s {\n    |").includes("replicas"));
    });

    it("works behind mistakes of all kinds", () => {
      assert.ok(labelsAt("service s { replicas: 5sec  | }").includes("zones"));
      assert.ok(labelsAt('service s { title: "open\n  |\n}').includes("zones"));
      assert.deepEqual(labelsAt("}}}\ncache c { eviction: | }").at(0), "lru");
      assert.ok(labelsAt(`${pair}web -> \n\nservice x { | }`).includes("replicas"));
    });

    it("goes on with an open block behind a comment", () => {
      for (const text of ["service s {\n  // x\n  |", "service s {\n// x\n  |", "service s { /* x */ |"])
        assert.ok(labelsAt(text).includes("replicas"), text);
    });

    it("offers nothing in comments and in texts of one's own", () => {
      for (const text of [
        "// |",
        "service s { /* | */ }",
        "service s { // x |\n}",
        'service s { description: "|" }',
        'service s "|"',
      ])
        assert.deepEqual(labelsAt(text), [], text);
    });

    it("never fails, wherever the cursor stands and whatever is missing behind it", () => {
      const text = checkout["design.lintel"];
      for (let at = 0; at <= text.length; at += 7) {
        const scene = sceneOf(`${text.slice(0, at)}|`);
        assert.ok(Array.isArray(itemsIn(scene)));
      }
    });
  });

  describe("of items", () => {
    it("replaces the whole word under the cursor", () => {
      assert.equal(taken(`${pair}web -> d|b`, "db"), `${pair}web -> db`);
    });

    it("sorts as it ranks, with snippets only where there are tab stops", () => {
      const items = itemsIn(checkoutAt("timeout: 2s", 0, 0));
      const sorted = [...items].sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
      assert.deepEqual(sorted, items);
      for (const { insertTextFormat, textEdit } of items) {
        const isSnippet = /\$/.test(textEdit && "newText" in textEdit ? textEdit.newText : "");
        assert.equal(insertTextFormat, isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
      }
    });

    it("writes plain text for a client without snippets", () => {
      const scene = sceneOf("service s { | }");
      const { items } = completionsAt(scene.snapshot, scene.uri, scene.position, { snippets: false });
      const state = items.find(({ label }) => label === "state");
      assert.equal(state?.textEdit?.newText, "state: stateless");
      assert.ok(items.every(({ textEdit }) => !textEdit?.newText.includes("$")));
    });

    it("adds the handbook's text when an item is looked at", () => {
      const item = itemAt("web -> api { | }\nclient web\nservice api", "timeout");
      assert.equal(item.documentation, undefined);
      assert.deepEqual(resolveCompletion(item, testHandbook).documentation, {
        kind: "markdown",
        value: "How long the caller waits.",
      });
      const kind = resolveCompletion(itemAt("|", "service"), testHandbook).documentation;
      assert.match(typeof kind === "object" ? kind.value : "", /\(handbook:topic:microservices\)/);
    });

    it("says of a name what it is", () => {
      assert.equal(itemAt('service s "Order service"\nclient c\nc -> |', "s").detail, "service · Order service");
    });
  });
});

/** A design with a body of the kind at the cursor, around which everything that is offered can stand. */
function bodyOf(kind: KindName | "link"): { readonly before: string; readonly after: string; readonly key: string } {
  const around = "client c\nservice z\nstore y\nhost x\nqueue w\nc -> z\n";
  switch (kind) {
    case "link":
      return { before: `${around}z -> y { `, after: " }", key: "timeout" };
    case "design":
      return { before: 'design "d" { ', after: " }", key: "owner" };
    case "flow":
      return { before: `${around}flow f {\n  `, after: "\n  c -> z\n}", key: "critical" };
    case "scenario":
      return {
        before: `${around}flow f { c -> z }\nscenario s {\n  `,
        after: "\n  lose-one: z\n  lose: y\n}",
        key: "expect",
      };
    case "zone":
      return { before: "region r { zone a { ", after: " } }", key: "owner" };
    default:
      return { before: `${around}${kind} k { `, after: " }", key: isElementKind(kind) ? "replicas" : "owner" };
  }
}
