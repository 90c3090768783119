import assert from "node:assert/strict";
import { LanguageService } from "../../server/src/service.js";
import { folder, serviceWith } from "../harness/review.js";

const lib = "service lib {}\n";
const shop = 'import { lib } from "./lib.lintel"\nservice shop {}\nshop -> lib { retry: unlimited }\n';
const uri = (path: string) => folder + path;

describe("The service", () => {
  it("answers from a snapshot that later changes leave alone", () => {
    const service = serviceWith({ files: { "a.lintel": "service a {}" } });
    const before = service.snapshot();
    service.setFile(uri("a.lintel"), "service other {}");
    assert.deepEqual(
      before.design(uri("a.lintel"))?.elements.map(({ name }) => name),
      ["a"],
    );
    assert.deepEqual(
      service
        .snapshot()
        .design(uri("a.lintel"))
        ?.elements.map(({ name }) => name),
      ["other"],
    );
  });

  it("keeps what an edit does not touch", () => {
    const service = serviceWith({ files: { "lib.lintel": lib, "shop.lintel": shop, "alone.lintel": "service x {}" } });
    const before = service.snapshot();
    const findings = ["lib", "shop", "alone"].map((name) => before.findings(uri(`${name}.lintel`)));
    service.setFile(uri("shop.lintel"), `${shop}\n// more\n`);
    const after = service.snapshot();
    assert.equal(after.design(uri("alone.lintel")), before.design(uri("alone.lintel")));
    assert.equal(after.design(uri("lib.lintel")), before.design(uri("lib.lintel")));
    assert.notEqual(after.design(uri("shop.lintel")), before.design(uri("shop.lintel")));
    assert.equal(after.findings(uri("alone.lintel")), findings[2]);
    assert.deepEqual(after.findings(uri("shop.lintel")).length, findings[1]!.length);
  });

  it("says which files it lacks, and takes them as they come", () => {
    const service = serviceWith({ files: { "shop.lintel": shop } });
    assert.deepEqual(service.missing(), [uri("lib.lintel")]);
    assert.deepEqual(
      service
        .snapshot()
        .findings(uri("shop.lintel"))
        .map(({ rule }) => rule),
      ["name-missing-file"],
    );
    service.setFile(uri("lib.lintel"), lib, "imported");
    assert.deepEqual(service.missing(), []);
    assert.ok(
      !service
        .snapshot()
        .findings(uri("shop.lintel"))
        .some(({ category }) => category === "name"),
    );
    service.removeFile(uri("lib.lintel"));
    assert.deepEqual(service.missing(), [uri("lib.lintel")]);
    assert.equal(service.snapshot().design(uri("lib.lintel")), undefined);
    assert.deepEqual(service.snapshot().findings(uri("lib.lintel")), []);
  });

  it("reads each fence of a Markdown text as a file of its own, at its true place", () => {
    const markdown =
      "# A\n\n```lintel\nservice a { x: 1 }\n```\n\n- b\n\n  ~~~lintel fires\n  service a { y: 1 }\n  ~~~\n\n```js\nx\n```\n";
    const service = new LanguageService({ today: () => "2027-01-01" });
    const uris = service.setMarkdown(uri("a.md"), markdown);
    assert.equal(uris.length, 2);
    const marked = uris.flatMap((inside) =>
      service
        .snapshot()
        .findings(inside)
        .map(({ location: { span } }) => markdown.slice(span.start, span.end)),
    );
    assert.deepEqual(marked, ["x", "y"]);
    assert.deepEqual(service.setMarkdown(uri("a.md"), "# A\n"), []);
    assert.deepEqual([...service.snapshot().files.keys()], []);
  });

  it("reports mistakes in the settings as findings of their file", () => {
    const service = serviceWith({ files: { "a.lintel": lib }, config: '{ "rules": { "unbounded-retri": "off" } }' });
    const [finding] = service.snapshot().findings(uri("lintel.json"));
    assert.equal(finding?.rule, "config-unknown-rule");
    assert.deepEqual(
      finding.fixes[0]?.edits.map(({ text }) => text),
      ['"unbounded-retry"'],
    );
  });

  it("applies settings as they change", () => {
    const files = { "a.lintel": "service a {}\nservice b {}\na -> b { idempotency: key  retry: unlimited }" };
    const service = serviceWith({ files });
    const severities = () =>
      service
        .snapshot()
        .findings(uri("a.lintel"))
        .filter(({ rule }) => rule === "unbounded-retry")
        .map(({ severity }) => severity);
    assert.deepEqual(severities(), ["error"]);
    service.setEditorSettings({ rules: { "unbounded-retry": "hint" } });
    assert.deepEqual(severities(), ["hint"]);
    service.setConfig(uri("lintel.json"), '{ "rules": { "unbounded-retry": "warning" } }');
    assert.deepEqual(severities(), ["warning"]);
    service.removeConfig(uri("lintel.json"));
    assert.deepEqual(severities(), ["hint"]);
  });

  it("reviews anew on another day", () => {
    let today = "2027-01-01";
    const service = new LanguageService({ today: () => today });
    service.setFile(uri("a.lintel"), 'service a { accept unbounded-retry { reason: "x"  until: 2027-01-01 } }');
    const rules = () =>
      service
        .snapshot()
        .findings(uri("a.lintel"))
        .map(({ rule }) => rule);
    assert.ok(!rules().includes("acceptance-expired"));
    today = "2027-01-02";
    assert.ok(rules().includes("acceptance-expired"));
  });
});
