import assert from "node:assert/strict";
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from "vscode-languageserver-types";
import { codeLenses } from "../../server/src/features/code-lens.js";
import { diagnosticsOf } from "../../server/src/features/diagnostics.js";
import { inlayHints } from "../../server/src/features/inlay-hints.js";
import { checkoutAt, placesOf, sceneOf, textOf, type Scene } from "../harness/features.js";
import { folder } from "../harness/review.js";

const diagnosticsIn = (scene: Scene): Diagnostic[] =>
  diagnosticsOf(scene.snapshot, scene.uri, (page) => `handbook:${page}`);

function diagnosticAt(scene: Scene, code: string): Diagnostic {
  const found = diagnosticsIn(scene).find((one) => one.code === code);
  assert.ok(found, `There is no ${code}.`);
  return found;
}

const retried = "client c\nservice s { idempotency: key  replicas: 2 }\nc -> s { retry: unlimited }";

describe("diagnostics", () => {
  it("carry range, severity, code and the link to the rule's page", () => {
    const scene = sceneOf(retried);
    const found = diagnosticAt(scene, "unbounded-retry");
    assert.equal(textOf(scene, scene.uri, found.range), "retry: unlimited");
    assert.equal(found.severity, DiagnosticSeverity.Error);
    assert.equal(found.source, "lintel");
    assert.equal(found.codeDescription?.href, "handbook:rule:unbounded-retry");
    assert.equal(found.tags, undefined);
  });

  it("link mistakes of the language to nothing", () => {
    const found = diagnosticAt(sceneOf("service a\na -> nobody"), "name-unknown");
    assert.equal(found.codeDescription, undefined);
    assert.equal(found.severity, DiagnosticSeverity.Error);
  });

  it("fade what is accepted and say why, and what is superfluous", () => {
    const accepted = retried.replace(
      "unlimited",
      'unlimited  accept unbounded-retry { reason: "it is a test"  by: "ann"  until: 2099-01-01 }',
    );
    const found = diagnosticAt(sceneOf(accepted), "unbounded-retry");
    assert.equal(found.severity, DiagnosticSeverity.Hint);
    assert.deepEqual(found.tags, [DiagnosticTag.Unnecessary]);
    assert.match(found.message, /\nAccepted by ann until 2099-01-01: it is a test$/);
    const unused = diagnosticAt(
      sceneOf({ "a.lintel": 'import { x } from "./b.lintel"|', "b.lintel": "service x" }),
      "name-unused-import",
    );
    assert.deepEqual(unused.tags, [DiagnosticTag.Unnecessary]);
    assert.equal(unused.severity, DiagnosticSeverity.Information);
  });

  it("show other places that belong to it, in other files too", () => {
    const scene = sceneOf({ "a.lintel": 'import { x } from "./b.lintel"\nservice x|', "b.lintel": "service x" });
    const found = diagnosticAt(scene, "name-duplicate");
    assert.equal(found.relatedInformation?.length, 1);
    const places = (found.relatedInformation ?? []).map(({ location }) => location);
    assert.match(placesOf(scene, places)[0] ?? "", / x$/);
  });

  it("name the fixes that code actions offer", () => {
    const data: unknown = diagnosticAt(sceneOf("service a\nservice abc\na -> abd"), "name-unknown").data;
    assert.deepEqual(data, { rule: "name-unknown", fixes: ['Change to "abc"'] });
  });

  it("stand in order, and there are none of an unknown file", () => {
    const scene = sceneOf("service a { x: 1  y: 2 }\na -> b\nqueue q { z: 3 }");
    const lines = diagnosticsIn(scene).map(({ range }) => range.start.line * 1000 + range.start.character);
    assert.deepEqual(
      lines,
      [...lines].sort((a, b) => a - b),
    );
    assert.deepEqual(
      diagnosticsOf(scene.snapshot, `${folder}none.lintel`, () => undefined),
      [],
    );
  });
});

describe("code lenses", () => {
  const commands = { showFindings: "show", openView: "open" };
  const lensesIn = (scene: Scene): string[] =>
    codeLenses(scene.snapshot, scene.uri, commands).map(
      ({ range, command }) => `${range.start.line + 1} ${command?.title ?? ""}`,
    );

  it("stand above the design and above each flow", () => {
    const lenses = lensesIn(checkoutAt("orders"));
    assert.match(lenses[0] ?? "", /^3 \d+ findings$/);
    assert.ok(lenses.includes("34 availability: asks 99.9%, can keep 99.89%"));
    assert.equal(lenses.at(-1), "34 open sequence");
  });

  it("count what is accepted apart, and say nothing where there is nothing to say", () => {
    const text = 'design "d" { accept unbounded-retry { reason: "x" } }\n';
    assert.ok(lensesIn(sceneOf(text + retried)).some((lens) => /accepted risk$/.test(lens)));
    assert.deepEqual(
      lensesIn(sceneOf('design "d" { owner: "me" }')).filter((lens) => /finding/.test(lens)),
      [],
    );
  });

  it("run the commands of the surface, and are plain text without them", () => {
    const scene = checkoutAt("orders");
    const [first, ...rest] = codeLenses(scene.snapshot, scene.uri, commands).map(({ command }) => command);
    assert.deepEqual([first?.command, first?.arguments], ["show", [scene.uri]]);
    assert.deepEqual(rest.at(-1)?.arguments, [scene.uri, "flow:place-order"]);
    const plain = codeLenses(scene.snapshot, scene.uri, {}).map(({ command }) => command?.command);
    assert.ok(plain.length > 0 && plain.every((command) => command === ""));
  });
});

describe("inlay hints", () => {
  const all = { operations: true, worstTimes: true };
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
  const hintsIn = (scene: Scene, options = all, range = everywhere): string[] =>
    inlayHints(scene.snapshot, scene.uri, range, options).map(
      ({ position, label }) => `${position.line + 1} ${typeof label === "string" ? label : ""}`,
    );

  it("stand behind the path of a link, with what follows from it", () => {
    assert.deepEqual(hintsIn(checkoutAt("orders")), [
      "27 call",
      "28 read-write",
      "29 write · at worst 1.7s",
      "30 write",
      "31 publish",
      "32 consume",
    ]);
    const scene = sceneOf("service a\nservice b\na -> b { timeout: 1s }");
    const [hint] = inlayHints(scene.snapshot, scene.uri, everywhere, all);
    assert.deepEqual(hint?.position, { line: 2, character: 6 });
  });

  it("say nothing that the text says", () => {
    assert.deepEqual(hintsIn(sceneOf("service a\nstore b\na -> b { operation: read  timeout: 1s }")), []);
  });

  it("can each be switched off, and keep to the range", () => {
    assert.ok(hintsIn(checkoutAt("orders"), { ...all, operations: false }).every((hint) => hint.includes("at worst")));
    assert.ok(hintsIn(checkoutAt("orders"), { ...all, worstTimes: false }).every((hint) => !hint.includes("at worst")));
    const line = { start: { line: 27, character: 0 }, end: { line: 27, character: 99 } };
    assert.deepEqual(hintsIn(checkoutAt("orders"), all, line), ["28 read-write"]);
  });
});
