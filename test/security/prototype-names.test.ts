import assert from "node:assert/strict";
import { draw } from "../../server/src/drawing/draw.js";
import { listViews, resolveView } from "../../server/src/drawing/views.js";
import { completionsAt } from "../../server/src/features/completion.js";
import { hoverAt } from "../../server/src/features/hover.js";
import { testHandbook } from "../harness/features.js";
import { folder, reviewText, serviceWith } from "../harness/review.js";

/* What every object of JavaScript has is a name like any other in a design, and no key, value, kind or rule. */

const inherited = [
  "__proto__",
  "constructor",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "__defineGetter__",
  "__lookupSetter__",
];

/** A design in which all that has a name has the next of these. */
function designWith(names: readonly string[]): string {
  const [client, service, store, queue, group, region, zone, flow, policy, scenario] = names;
  return `client ${client} { rate: 5/s }
region ${region} { zone ${zone} { service ${service} "S" { owner: "${service}"  tags: [${group}] } } }
group ${group} { store ${store} { type: relational }  queue ${queue} }
${client} -> ${service} "call" { retry: unlimited }
${service} -> ${store} { operation: write }
${service} ~> ${queue}
flow ${flow} { availability: 99.99%  ${client} -> ${service} -> ${store} }
policy ${policy} { require service { monitoring } }
scenario ${scenario} { lose: ${region}.${zone} }
`;
}

const ordinary = designWith("n1 n2 n3 n4 n5 n6 n7 n8 n9 n10".split(" "));
const odd = designWith(inherited);

describe("Names that every object has", () => {
  const summary = (text: string) =>
    reviewText(text).map(({ rule, severity, stated, fixes, related }) => ({
      ...{ rule, severity, stated },
      counts: [fixes.length, related.length],
    }));

  it("change no finding", () => {
    const found = summary(ordinary);
    assert.ok(found.length > 8 && !found.some(({ rule }) => /^(?:syntax|name|schema)-/.test(rule)));
    // findings at one place are sorted by their messages, and so by names
    const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).sort();
    assert.deepEqual(sorted(summary(odd)), sorted(found));
  });

  it("are drawn in every view", () => {
    const uri = `${folder}design.lintel`;
    const snapshot = serviceWith({ files: { "design.lintel": odd } }).snapshot();
    const ofDesign = snapshot.review(uri);
    assert.ok(ofDesign);
    const views = listViews(ofDesign);
    assert.ok(views.length >= 10, views.map(({ id }) => id).join(", "));
    for (const { id } of views) {
      const view = resolveView(ofDesign, id);
      assert.ok(view, id);
      assert.match(draw({ review: ofDesign, findings: [] }, view).text, /^(?:flowchart|sequenceDiagram)/);
    }
  });

  it("can be hovered and completed at every place", () => {
    const uri = `${folder}design.lintel`;
    const snapshot = serviceWith({ files: { "design.lintel": odd } }).snapshot();
    let [hovers, offers] = [0, 0];
    for (const [line, text] of odd.split("\n").entries()) {
      for (let character = 0; character <= text.length; character += 1) {
        if (hoverAt(snapshot, uri, { line, character }, testHandbook)) hovers += 1;
        if (character % 3 === 0)
          offers += completionsAt(snapshot, uri, { line, character }, { snippets: true }).items.length;
      }
    }
    assert.ok(hovers > 100 && offers > 100, `${hovers} ${offers}`);
  });

  for (const name of inherited) {
    it(`${name} is no key, no value, no kind and no rule`, () => {
      const rules = (text: string) => reviewText(text).map(({ rule }) => rule);
      assert.ok(rules(`service a { ${name}: 1 }\n`).includes("schema-unknown-key"));
      assert.ok(rules(`store a { type: ${name} }\n`).includes("schema-value"));
      assert.ok(rules(`${name} a {}\n`).includes("syntax-unknown-kind"));
      assert.ok(rules(`service a { accept ${name} { reason: "r" } }\n`).includes("name-unknown-rule"));
      const ofSettings = (config: string) =>
        serviceWith({ files: {}, config })
          .snapshot()
          .findings(`${folder}lintel.json`)
          .map(({ rule }) => rule);
      assert.deepEqual(ofSettings(`{ "rules": { "${name}": "off" } }`), ["config-unknown-rule"]);
      assert.deepEqual(ofSettings(`{ "${name}": "off" }`), ["config-unknown-key"]);
      assert.deepEqual(ofSettings(`{ "rules": { "retry-amplification": ["error", { "${name}": 1 }] } }`), [
        "config-unknown-option",
      ]);
    });
  }
});
